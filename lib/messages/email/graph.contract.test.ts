import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { PracticeTenant } from "#lib/approvals/testing/practice-tenant.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import type { Mail } from "./mail.ts";
import { graphSender } from "./send-by-graph.ts";

const MAILBOX = "noor.haidari@calder.example";
const MAIL: Mail = {
  to: { address: "ikram.benali@calder.example", name: "Ikram Benali" },
  subject: "REQ-7 is resolved: A camera",
  text: "Plain words",
  html: "<p>Words &amp; more</p>",
  messageId: "5e6f",
};

let tenant: PracticeTenant;
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant(["User.Read.All", "Mail.Send"]);
}, 60_000);
afterAll(() => tenant?.stop());
afterEach(async () => {
  await tenant.calm();
  await tenant.grant(["User.Read.All", "Mail.Send"]);
});

const send = (mailbox = MAILBOX, mail: Partial<Mail> = {}) =>
  graphSender(() => tenant.graph(), mailbox)({ ...MAIL, ...mail });
const sent = async () => (await tenant.control<{ mail: unknown[] }>("GET", "mail")).mail;
const failure = async (mailbox?: string, mail?: Partial<Mail>): Promise<[string, boolean, boolean]> => {
  const error = await send(mailbox, mail).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SendFailure)) throw new Error(`Not a SendFailure: ${String(error)}`);
  return [error.message, error.isPermanent, error.isChannelDown];
};

test("one email leaves from the mailbox, and nothing is kept in its Sent Items", async () => {
  await send();
  expect(await sent()).toEqual([
    {
      at: expect.any(Number),
      from: MAILBOX,
      subject: MAIL.subject,
      contentType: "HTML",
      content: MAIL.html,
      to: [MAIL.to],
      isSaved: false,
    },
  ]);
});

test("without Mail.Send the missing permission is named, and trying again is left to people", async () => {
  await tenant.revoke(["Mail.Send"]);
  expect(await failure()).toEqual([
    "The permission Mail.Send was not granted. Reconnect Entra with “Send email”.",
    true,
    false,
  ]);
});

test("a permission granted since the last token counts at once", async () => {
  const graph = tenant.graph();
  await tenant.revoke(["Mail.Send"]);
  await graph.roles({ isFresh: true });
  await tenant.grant(["Mail.Send"]);
  const before = (await sent()).length;
  await graphSender(() => graph, MAILBOX)(MAIL);
  expect(await sent()).toHaveLength(before + 1);
});

test("a mailbox that Exchange keeps from Gatehouse is said, although the permission is there", async () => {
  const body = { error: { code: "ErrorAccessDenied", message: "Access to OData is disabled." } };
  await tenant.fault({ match: { path: "sendMail" }, phase: "before-effect", effect: { status: 403, body } });
  expect(await failure()).toEqual([
    `Microsoft does not let Gatehouse send as ${MAILBOX}. A policy in Exchange limits it.`,
    true,
    false,
  ]);
});

test.each(["nobody@calder.example", "no such mailbox"])("%s has no mailbox", async (mailbox) => {
  expect(await failure(mailbox)).toEqual([`${mailbox} has no mailbox in Exchange Online.`, true, false]);
});

test("a recipient that is no address is refused for good", async () => {
  const [message, isPermanent] = await failure(MAILBOX, { to: { address: "nobody", name: "" } });
  expect([message, isPermanent]).toEqual(["Microsoft refused the message (ErrorInvalidRecipients).", true]);
});

test.each([
  ["throttled", { status: 429, headers: { "retry-after": "1" } }, "did not take the message just now"],
  ["an outage", { status: 503 }, "did not say whether it took the message"],
  ["a lost answer", { reset: true }, "did not say whether it took the message"],
])("%s is tried again later, by the outbox and not at once", async (_what, effect, words) => {
  const before = (await sent()).length;
  await tenant.fault({ match: { path: "sendMail", times: 1 }, phase: "before-effect", effect });
  const [message, isPermanent, isChannelDown] = await failure();
  expect(message).toContain(words);
  expect([isPermanent, isChannelDown]).toEqual([false, true]);
  expect(await sent()).toHaveLength(before);
  expect(await tenant.writes()).toHaveLength(1);
});

test("a revoked consent waits for the reconnection", async () => {
  await tenant.revoke(["User.Read.All", "Mail.Send"]);
  expect(await failure()).toEqual(["Entra needs reauthorization.", false, true]);
});
