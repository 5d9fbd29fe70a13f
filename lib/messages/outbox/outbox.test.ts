import { expect, test } from "vitest";
import { inTransaction } from "#db/client.ts";
import { KEPT_MS } from "../constants.ts";
import { messageDesk } from "../testing/message-desk.ts";
import { claimSend, CLAIM_MS } from "./claim-send.ts";
import { pruneMessages } from "./prune-messages.ts";
import { SendFailure } from "./send-failure.ts";

const refuse =
  (about: { isPermanent?: boolean; isChannelDown?: boolean } = {}) =>
  () =>
    Promise.reject(new SendFailure("The server is away.", about));

test("the same thing is told to the same recipient once", () => {
  const { answer, rows, sends, email } = messageDesk();
  email();
  answer();
  answer();
  answer("2");
  expect(rows()).toHaveLength(2);
  expect(sends()).toHaveLength(2);
});

test("a message and what it tells about are there together or not at all", () => {
  const { db, answer, rows, sends, email } = messageDesk();
  email();
  expect(() =>
    inTransaction(db, () => {
      answer();
      throw new Error("the change failed");
    }),
  ).toThrow("the change failed");
  expect([rows(), sends()]).toEqual([[], []]);
});

test("without email everything is in the inbox and nothing waits to go out", () => {
  const { answer, rows, sends } = messageDesk();
  answer();
  expect(rows()).toMatchObject([{ kind: "request-answered", readAt: null }]);
  expect(sends()).toEqual([]);
});

test("a dead channel is tried again after 1, 5, 15 and 60 minutes, then it has failed and is audited", async () => {
  const { answer, sends, send, email, passMinutes, lastAudit } = messageDesk();
  email();
  answer();
  let tries = 0;
  const dead = () => {
    tries += 1;
    return refuse({ isChannelDown: true })();
  };
  await send(dead);
  for (const [minutes, soFar] of [
    [1, 2],
    [5, 3],
    [15, 4],
    [60, 5],
  ] as const) {
    passMinutes(minutes - 0.1);
    await send(dead);
    expect(tries).toBe(soFar - 1);
    passMinutes(0.1);
    await send(dead);
    expect(tries).toBe(soFar);
  }
  expect(sends()).toMatchObject([{ state: "Failed", attempts: 5, reason: "The server is away." }]);
  expect(lastAudit()).toMatchObject({ event: "message.failed", result: "failed", actorKind: "worker" });
  passMinutes(600);
  await send(dead);
  expect(tries).toBe(5);
});

test("what can't get better fails at once, and does not hold up the next", async () => {
  const { answer, sends, send, email } = messageDesk();
  email();
  answer("1");
  answer("2");
  let calls = 0;
  await send(() => {
    calls += 1;
    return calls === 1 ? refuse({ isPermanent: true })() : Promise.resolve();
  });
  expect(sends().map(({ state }) => state)).toEqual(["Failed", "Sent"]);
});

test("while the channel does not answer, the others in the queue are not tried", async () => {
  const { answer, send, email } = messageDesk();
  email();
  for (const subject of ["1", "2", "3"]) answer(subject);
  let calls = 0;
  await send(() => {
    calls += 1;
    return refuse({ isChannelDown: true })();
  });
  expect(calls).toBe(1);
});

test("a crash between sending and recording sends once more, after the claim has run out", async () => {
  const { worker, answer, sends, send, email, time } = messageDesk();
  email();
  answer();
  // The process dies here: claimed, sent, never recorded.
  expect(claimSend(worker, "email")).not.toBeNull();
  const ids: string[] = [];
  const sendOne = (_ctx: unknown, { message }: { message: { id: string } }) => {
    ids.push(message.id);
    return Promise.resolve();
  };
  await send(sendOne);
  expect(ids).toEqual([]);
  time.now += CLAIM_MS;
  await send(sendOne);
  await send(sendOne);
  expect(ids).toHaveLength(1);
  expect(sends()).toMatchObject([{ state: "Sent", attempts: 2, messageId: ids[0] }]);
});

test("two workers never send the same message", async () => {
  const { worker, answer, email } = messageDesk();
  email();
  answer();
  const claims = [claimSend(worker, "email"), claimSend(worker, "email")];
  expect(claims.filter((each) => each !== null)).toHaveLength(1);
});

test("who was taken over records nothing: the later try decides", async () => {
  const { worker, answer, sends, send, email, time } = messageDesk();
  email();
  answer();
  let finish = () => {};
  const slow = send(() => new Promise<void>((resolve) => (finish = resolve)));
  time.now += CLAIM_MS;
  expect(claimSend(worker, "email")?.attempt).toBe(2);
  finish();
  await slow;
  expect(sends()).toMatchObject([{ state: "Waiting", attempts: 2 }]);
});

test("a clock that is put back delays nothing for ever (F39)", async () => {
  const { answer, sends, send, email, time } = messageDesk();
  email();
  answer();
  await send(refuse());
  time.now -= 365 * 24 * 60 * 60_000;
  await send(() => Promise.resolve());
  expect(sends()).toMatchObject([{ state: "Sent" }]);
});

test("a mistake of ours is retried like anything else, and says nothing of itself to people", async () => {
  const { answer, sends, send, email } = messageDesk();
  email();
  answer();
  await send(() => Promise.reject(new TypeError("canary")));
  expect(sends()).toMatchObject([{ state: "Waiting", attempts: 1 }]);
  expect(sends()[0]?.reason).not.toContain("canary");
});

test("messages are forgotten after half a year, with what was known about sending them", () => {
  const { worker, answer, rows, sends, email, time } = messageDesk();
  email();
  answer("old");
  time.now += KEPT_MS - 1;
  answer("new");
  pruneMessages(worker);
  expect(rows()).toHaveLength(2);
  time.now += 1;
  pruneMessages(worker);
  expect(rows()).toMatchObject([{ subjectId: "new" }]);
  expect(sends()).toHaveLength(1);
});
