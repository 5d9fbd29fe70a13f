import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, members, sealedSecrets } from "#db/schema/index.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { startMailServer } from "../testing/mail-server.ts";
import { messageDesk, SMTP, TEST_KEY } from "../testing/message-desk.ts";
import { findSecret, hasSecret } from "../channel-secrets.ts";
import { switchChannel } from "../switch-channel.ts";
import { findEmail, SMTP_PASSWORD } from "./email-settings.ts";
import { findAddress } from "./find-address.ts";
import { saveEmail } from "./save-email.ts";
import { saveEmailInput } from "./schema.ts";
import { sendEmail } from "./send-email.ts";
import { testEmail } from "./test-email.ts";

const key = () => TEST_KEY;
const withUser = { ...SMTP, encryption: "starttls", user: "desk", password: "canary-password" } as const;
const noGraph = () => {
  throw new Error("Graph was not expected.");
};
const deps = { key, graph: noGraph, publicUrl: "https://desk.example" };

test("the password is kept sealed, in no audit line, and comes back only with the key", () => {
  const { db, admin } = messageDesk();
  saveEmail(admin, withUser, key);
  expect(findSecret(db, SMTP_PASSWORD, key)).toBe("canary-password");
  const everything = JSON.stringify([
    db.select().from(sealedSecrets).all(),
    db.select().from(auditEntries).all(),
    findEmail(db),
  ]);
  expect(everything).not.toContain("canary");
});

test("an empty password keeps the one that is there, but never for another server or user", () => {
  const { db, admin } = messageDesk();
  saveEmail(admin, withUser, key);
  saveEmail(admin, { ...withUser, password: "", from: "desk@calder.example" }, key);
  expect(findSecret(db, SMTP_PASSWORD, key)).toBe("canary-password");
  for (const change of [{ host: "evil.example" }, { port: 2525 }, { user: "other" }])
    expect(() => saveEmail(admin, { ...withUser, password: "", ...change }, key)).toThrow(
      expect.objectContaining({ code: "invalid-input" }),
    );
  expect(findEmail(db)?.config).toMatchObject({ host: "127.0.0.1", user: "desk" });
});

test("a way that needs no password forgets it", () => {
  const { db, admin } = messageDesk();
  saveEmail(admin, withUser, key);
  saveEmail(admin, { way: "graph", mailbox: "desk@calder.example" }, key);
  expect(hasSecret(db, SMTP_PASSWORD)).toBe(false);
});

test("a password never goes unencrypted over the network; on this machine it may", () => {
  const plain = { ...withUser, encryption: "none", host: "smtp.calder.example" };
  expect(saveEmailInput.safeParse(plain).success).toBe(false);
  expect(saveEmailInput.safeParse({ ...plain, host: "localhost" }).success).toBe(true);
  expect(saveEmailInput.safeParse({ ...plain, user: "" }).success).toBe(true);
});

test.each(["smtp host", "a\r\nb", "-x", "http://smtp", ""])("%j is no server's name", (host) => {
  expect(saveEmailInput.safeParse({ ...SMTP, host }).success).toBe(false);
});

test("settings, switch and test are for admins", async () => {
  const { agent, employee } = messageDesk();
  const refused = expect.objectContaining({ code: "not-allowed" });
  for (const ctx of [agent, employee]) {
    expect(() => saveEmail(ctx, SMTP, key)).toThrow(refused);
    expect(() => switchChannel(ctx, { channel: "email", isOn: false })).toThrow(refused);
    await expect(testEmail(ctx, deps)).rejects.toThrow(refused);
  }
});

test("switched off, what waits is given up visibly, and nothing new waits", () => {
  const { db, admin, email, answer, sends, lastAudit } = messageDesk();
  email();
  answer("1");
  switchChannel(admin, { channel: "email", isOn: false });
  answer("2");
  expect(sends()).toMatchObject([{ state: "Failed", reason: "Email was switched off before it went out." }]);
  expect(lastAudit()).toMatchObject({ event: "message.email-off" });
  switchChannel(admin, { channel: "email", isOn: true });
  answer("3");
  expect(sends()).toHaveLength(2);
  expect(findEmail(db)?.config).toMatchObject({ host: "127.0.0.1" });
});

test("the test goes to whoever asks, and a failure says precisely what failed", async () => {
  const { admin, email, lastAudit } = messageDesk();
  const server = await startMailServer();
  email({ port: server.port });
  await expect(testEmail(admin, deps)).resolves.toEqual({ to: "kwame.mensah@calder.example" });
  expect(server.received[0]).toContain("Subject: Gatehouse can send email");
  await server.stop();
  await expect(testEmail(admin, deps)).rejects.toThrow(`refuses connections on port ${server.port}`);
  expect(lastAudit()).toMatchObject({ event: "message.email-tested", result: "failed" });
});

test("from the queue to the mail server: fixed words, the link, nothing that was written on the request", async () => {
  const { email, answer, send, sends, db } = messageDesk();
  const server = await startMailServer();
  email({ port: server.port });
  answer();
  await send((ctx, claimed) => sendEmail(ctx, claimed, deps));
  const [mail = ""] = server.received;
  expect(mail).toContain("Subject: Noor Haidari answered REQ-7: A camera");
  expect(mail).toContain("https://desk.example/portal/requests/7");
  expect(mail).toContain("To: Ikram Benali <ikram.benali@calder.example>");
  expect(sends()).toMatchObject([{ state: "Sent", reason: null }]);
  expect(findEmail(db)?.lastSentAt).not.toBeNull();
  await server.stop();
});

test("email goes to the work email in Entra, and to nobody who is blocked there", () => {
  const { db, employee } = messageDesk();
  const company = new Company(db);
  const amara = company.person({ displayName: "Amara Okafor" });
  const gone = company.person({ displayName: "Jonas Weber", status: "Blocked" });
  expect(findAddress(db, `person:${amara.objectId}`)).toEqual({
    address: "amara.okafor@calder.example",
    name: "Amara Okafor",
  });
  expect(() => findAddress(db, `person:${gone.objectId}`)).toThrow("Jonas Weber is blocked in Entra.");
  expect(findAddress(db, `member:${employee.actor.id}`).address).toBe("ikram.benali@calder.example");
  db.update(members).set({ disabledAt: 1 }).where(eq(members.id, employee.actor.id)).run();
  expect(() => findAddress(db, `member:${employee.actor.id}`)).toThrow("can sign in any more");
});

test.each(["a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example", "not an address", ""])(
  "%j is no address to send to",
  (workEmail) => {
    const { db } = messageDesk();
    const { objectId } = new Company(db).person({ displayName: "Amara Okafor", workEmail });
    expect(() => findAddress(db, `person:${objectId}`)).toThrow("no work email");
  },
);
