import { afterEach, expect, test } from "vitest";
import { freePort } from "#lib/platform/testing.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import { startMailServer, type MailServer, type MailServerHabits } from "../testing/mail-server.ts";
import { makeCertificate } from "../../../sandbox/login/certificate-testing.ts";
import type { Mail } from "./mail.ts";
import type { SmtpConfig } from "./schema.ts";
import { smtpSender } from "./send-by-smtp.ts";

const open: MailServer[] = [];
const start = async (habits: MailServerHabits = {}) => {
  const server = await startMailServer(habits);
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

const MAIL: Mail = {
  to: { address: "ikram.benali@calder.example", name: "Ikram Benali" },
  subject: "REQ-7 is resolved: Kamera für Lunds Büro",
  text: "Plain words",
  html: "<p>Words</p>",
  messageId: "5e6f",
};
const config = (port: number, more: Partial<SmtpConfig> = {}): SmtpConfig => ({
  way: "smtp",
  host: "127.0.0.1",
  port,
  encryption: "none",
  user: "",
  from: "it-desk@calder.example",
  ...more,
});
const send = (port: number, more: Partial<SmtpConfig> = {}, mail: Partial<Mail> = {}, password = "pw") =>
  smtpSender(config(port, more), password)({ ...MAIL, ...mail });
const failure = async (sent: Promise<void>): Promise<SendFailure> => {
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SendFailure) return error;
  throw new Error(`Not a SendFailure: ${String(error)}`);
};

test("one email arrives with both parts, its own id, and the marks that keep out-of-office answers away", async () => {
  const { port, received, commands } = await start();
  await send(port);
  expect(received).toHaveLength(1);
  const [mail = ""] = received;
  expect(commands).toContain("MAIL FROM:<it-desk@calder.example>");
  expect(commands).toContain("RCPT TO:<ikram.benali@calder.example>");
  expect(mail).toMatch(/^From: Gatehouse <it-desk@calder\.example>\r$/m);
  expect(mail).toMatch(/^Message-ID: <5e6f@calder\.example>\r$/im);
  expect(mail).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(mail).toMatch(/^Content-Type: text\/plain/m);
  expect(mail).toMatch(/^Content-Type: text\/html/m);
});

test.each(["a\r\nBcc: all@calder.example", "a\nX-Evil: 1", "a\r\n\r\n<b>body</b>", "\u001b[2J"])(
  "a subject or name can't end its header: %j",
  async (text) => {
    const { port, received, commands } = await start();
    await send(port, {}, { subject: text, to: { address: MAIL.to.address, name: text } });
    const [head = ""] = (received[0] ?? "").split("\r\n\r\n");
    expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
    expect(commands.filter((each) => each.startsWith("RCPT"))).toHaveLength(1);
  },
);

test("a user name and password are given where they are set", async () => {
  const { port, commands } = await start({ offers: ["AUTH PLAIN"] });
  await send(port, { user: "desk" }, {}, "secret");
  const given = Buffer.from("\0desk\0secret").toString("base64");
  expect(commands).toContain(`AUTH PLAIN ${given}`);
});

test("where STARTTLS is chosen and not offered, neither password nor message is sent", async () => {
  const { port, received, commands } = await start({ offers: ["AUTH PLAIN"] });
  const error = await failure(send(port, { encryption: "starttls", user: "desk" }));
  expect(error.message).toBe("127.0.0.1 offers no encryption on port " + port + ".");
  expect(commands.some((each) => each.startsWith("AUTH"))).toBe(false);
  expect(received).toEqual([]);
});

test.each<[string, MailServerHabits, Partial<SmtpConfig>, string, boolean]>([
  [
    "a refused password",
    { offers: ["AUTH PLAIN"], replies: { "AUTH PLAIN": "535 5.7.8 canary" } },
    { user: "desk" },
    "127.0.0.1 refused the user name or password (535).",
    true,
  ],
  [
    "a refused sender",
    { replies: { "MAIL FROM": "550 5.7.1 canary" } },
    {},
    "127.0.0.1 refused the sender address (550).",
    true,
  ],
  [
    "an unknown recipient",
    { replies: { "RCPT TO": "550 5.1.1 canary" } },
    {},
    "127.0.0.1 refused the recipient (550).",
    true,
  ],
  [
    "a recipient that is put off (greylisting)",
    { replies: { "RCPT TO": "451 4.7.1 canary" } },
    {},
    "127.0.0.1 refused the recipient (451).",
    false,
  ],
  [
    "a refused message",
    { replies: { content: "554 5.6.0 canary" } },
    {},
    "127.0.0.1 refused the message (554).",
    true,
  ],
  [
    "a full disk over there",
    { replies: { content: "452 4.3.1 canary" } },
    {},
    "127.0.0.1 refused the message (452).",
    false,
  ],
])(
  "%s is said precisely, without the server's own words",
  async (_what, habits, more, words, isPermanent) => {
    const { port } = await start(habits);
    const error = await failure(send(port, more));
    expect([error.message, error.isPermanent]).toEqual([words, isPermanent]);
  },
);

test("a port that nobody listens on is said, and the channel is down", async () => {
  const port = await freePort();
  const error = await failure(send(port));
  expect(error.message).toBe(`127.0.0.1 refuses connections on port ${port}.`);
  expect([error.isPermanent, error.isChannelDown]).toEqual([false, true]);
});

test("a name that does not exist is said", async () => {
  const error = await failure(send(25, { host: "nowhere.invalid" }));
  expect(error.message).toBe("There is no server named nowhere.invalid.");
  expect(error.isPermanent).toBe(false);
});

test("TLS at once with a server that speaks plain first points to STARTTLS", async () => {
  const { port } = await start();
  const error = await failure(send(port, { encryption: "tls" }));
  expect(error.message).toBe(`127.0.0.1 does not speak TLS at once on port ${port}. Try STARTTLS.`);
});

test("a certificate that nobody here trusts stops everything before the password", async () => {
  const { port, commands } = await start({ tls: makeCertificate(), offers: ["AUTH PLAIN"] });
  const error = await failure(send(port, { encryption: "tls", user: "desk" }));
  expect(error.message).toBe("The certificate of 127.0.0.1 is not trusted here.");
  expect(commands).toEqual([]);
});

test("a server that says nothing is given up after ten seconds", async () => {
  const { port } = await start({ isSilent: true });
  const error = await failure(send(port));
  expect(error.message).toBe(`127.0.0.1 did not answer on port ${port} in time.`);
  expect(error.isChannelDown).toBe(true);
});
