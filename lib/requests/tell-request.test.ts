import { expect, test } from "vitest";
import { memberDesk } from "#lib/members/testing.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { messages } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { addNote } from "./add-note.ts";
import { assignRequest } from "./assign-request.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { setStatus } from "./set-status.ts";
import { submitRequest } from "./submit-request.ts";

function deskWithRequest() {
  const desk = memberDesk();
  const employee = desk.signedIn("employee", "Ikram Benali");
  const agent = desk.signedIn("agent", "Noor Haidari");
  const other = desk.signedIn("agent", "Kwame Mensah");
  const requestId = newId();
  submitRequest(employee, {
    formToken: requestId,
    serviceKey: "something-else",
    title: "A camera",
    details: "",
  });
  return { ...desk, employee, agent, other, requestId, told: () => toldTo(desk.db) };
}

test("an answer is told to the requester, a reply to the agent who has it, each time", () => {
  const { employee, agent, requestId, told } = deskWithRequest();
  replyToRequest(employee, { requestId, body: "Anybody?" });
  expect(told()).toEqual([]);
  assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  expect(told()).toEqual([]);
  replyToRequest(agent, { requestId, body: "Which one?" });
  replyToRequest(agent, { requestId, body: "And where?" });
  replyToRequest(employee, { requestId, body: "In Lund." });
  const answered = "request-answered → Ikram Benali: Noor Haidari answered REQ-1: A camera";
  expect(told()).toEqual([
    answered,
    answered,
    "request-replied → Noor Haidari: Ikram Benali replied to REQ-1: A camera",
  ]);
});

test("an assignment is told to the assignee, also a second one after it was given back", () => {
  const { agent, other, requestId, told } = deskWithRequest();
  for (const assigneeId of [other.actor.id, null, other.actor.id])
    assignRequest(agent, { requestId, assigneeId });
  const line = "request-assigned → Kwame Mensah: REQ-1 is yours: A camera";
  expect(told()).toEqual([line, line]);
});

test("resolved is told to the requester; waiting and notes are not", () => {
  const { agent, requestId, told } = deskWithRequest();
  addNote(agent, { requestId, body: "canary" });
  setStatus(agent, { requestId, status: "Waiting" });
  expect(told()).toEqual([]);
  setStatus(agent, { requestId, status: "Resolved" });
  setStatus(agent, { requestId, status: "Resolved" });
  expect(told()).toEqual(["request-resolved → Ikram Benali: REQ-1 is resolved: A camera"]);
});

test("what people write on a request is in no message", () => {
  const { db, agent, employee, requestId } = deskWithRequest();
  replyToRequest(agent, { requestId, body: "canary-answer" });
  assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  replyToRequest(employee, { requestId, body: "canary-reply" });
  expect(JSON.stringify(db.select().from(messages).all())).not.toContain("canary");
});
