import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members, messages } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { countUnread, listInbox } from "./inbox-data.ts";
import { markRead } from "./mark-read.ts";
import { queueMessage } from "./queue/queue-message.ts";
import { allAdmins } from "./queue/recipients.ts";
import { messageDesk } from "./testing/message-desk.ts";

test("a message is in the inbox of its recipient only, newest first, and unread", () => {
  const { agent, employee, answer, time } = messageDesk();
  answer("1");
  time.now += 1;
  answer("2");
  expect(listInbox(employee)).toMatchObject([
    { subject: "Noor Haidari answered REQ-7: A camera", href: "/portal/requests/7", isRead: false },
    { at: time.now - 1 },
  ]);
  expect([countUnread(employee), countUnread(agent)]).toEqual([2, 0]);
  expect(listInbox(agent)).toEqual([]);
});

test("reading marks one's own, and never somebody else's", () => {
  const { agent, employee, answer, rows } = messageDesk();
  answer("1");
  answer("2");
  const messageId = rows()[0]?.id ?? "";
  markRead(agent, { messageId });
  markRead(agent, { messageId: null });
  expect(countUnread(employee)).toBe(2);
  markRead(employee, { messageId });
  expect(countUnread(employee)).toBe(1);
  markRead(employee, { messageId: null });
  expect(countUnread(employee)).toBe(0);
});

test("nobody is told what they did themselves", () => {
  const { agent, rows } = messageDesk();
  queueMessage(agent, {
    kind: "request-assigned",
    subjectId: "1",
    to: [{ objectId: null, memberId: agent.actor.id }],
    facts: { by: "Noor Haidari", number: "7", title: "A camera" },
  });
  expect(rows()).toEqual([]);
});

test("who was told before their first sign-in finds it there", () => {
  const { db, worker, employee, rows } = messageDesk();
  const objectId = newId();
  queueMessage(worker, {
    kind: "approval-asked",
    subjectId: "1",
    to: [{ objectId, memberId: null }],
    facts: { what: "Add Ikram Benali to Prototype Vault", by: "Noor Haidari", id: "a1" },
  });
  db.update(members).set({ objectId }).where(eq(members.id, employee.actor.id)).run();
  const signedIn = { ...employee, actor: { ...employee.actor, objectId } };
  expect(listInbox(signedIn)).toMatchObject([{ href: "/approvals/a1" }]);
  // As a member and as a person it is the same recipient.
  queueMessage(worker, {
    kind: "approval-asked",
    subjectId: "1",
    to: [{ objectId: null, memberId: employee.actor.id }],
    facts: { what: "", by: "", id: "a1" },
  });
  expect(rows()).toHaveLength(1);
});

test("admins are all of them, without those who are switched off", () => {
  const { db, admin, addMember } = messageDesk();
  const gone = addMember("admin", "Amara Okafor");
  db.update(members).set({ disabledAt: 1 }).where(eq(members.id, gone)).run();
  expect(allAdmins(db)).toEqual([{ objectId: null, memberId: admin.actor.id }]);
});

test("a kind that a later version no longer has is left out", () => {
  const { db, employee, answer } = messageDesk();
  answer();
  db.update(messages).set({ kind: "constructor" }).run();
  expect(listInbox(employee)).toEqual([]);
});
