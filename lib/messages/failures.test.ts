import { expect, test } from "vitest";
import { listFailures } from "./failures-data.ts";
import { SendFailure } from "./outbox/send-failure.ts";
import { retrySend } from "./retry-send.ts";
import { messageDesk } from "./testing/message-desk.ts";
import { switchChannel } from "./switch-channel.ts";

const fail = () => Promise.reject(new SendFailure("It was refused.", { isPermanent: true }));

async function deskWithFailures() {
  const desk = messageDesk();
  desk.email();
  desk.answer("1");
  desk.answer("2");
  await desk.send(fail);
  return desk;
}

test("what failed is listed with what, to whom, why and how often", async () => {
  const { admin } = await deskWithFailures();
  const failures = listFailures(admin);
  expect(failures).toHaveLength(2);
  expect(failures[0]).toMatchObject({
    subject: "Noor Haidari answered REQ-7: A camera",
    to: "Ikram Benali",
    reason: "It was refused.",
    attempts: 1,
  });
});

test("retried, it goes out like a new one; the others stay listed", async () => {
  const { admin, send, sends, lastAudit } = await deskWithFailures();
  const [first] = listFailures(admin);
  if (first === undefined) throw new Error("nothing failed");
  retrySend(admin, { messageId: first.messageId, channel: "email" });
  expect(lastAudit()).toMatchObject({ event: "message.retried" });
  await send(() => Promise.resolve());
  expect(
    sends()
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(["Failed", "Sent"]);
  retrySend(admin, null);
  await send(() => Promise.resolve());
  expect(listFailures(admin)).toEqual([]);
});

test("what did not fail is not sent again, and nothing is queued for a channel that is off", async () => {
  const { admin, send } = await deskWithFailures();
  retrySend(admin, null);
  await send(() => Promise.resolve());
  expect(() => retrySend(admin, null)).toThrow(expect.objectContaining({ code: "not-found" }));
  switchChannel(admin, { channel: "email", isOn: false });
  const gone = { messageId: "0", channel: "email" } as const;
  expect(() => retrySend(admin, gone)).toThrow(expect.objectContaining({ code: "not-possible" }));
});

test("the list and Retry are for admins", async () => {
  const { agent, employee } = await deskWithFailures();
  for (const ctx of [agent, employee]) {
    expect(() => listFailures(ctx)).toThrow(expect.objectContaining({ code: "not-allowed" }));
    expect(() => retrySend(ctx, null)).toThrow(expect.objectContaining({ code: "not-allowed" }));
  }
});
