import { expect, test } from "vitest";
import { memberDesk } from "#lib/members/testing.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { messages, services } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { addNote } from "./add-note.ts";
import { assignRequest } from "./assign-request.ts";
import { nudgeAgents } from "./nudge-agents.ts";
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

test("who is named with @ is told, in messages and in notes, and nobody else", () => {
  const { agent, requestId, told } = deskWithRequest();
  addNote(agent, { requestId, body: "@Kwame Mensah, have you one?" });
  const named = "request-mentioned → Kwame Mensah: Noor Haidari mentioned you on REQ-1: A camera";
  expect(told()).toEqual([named]);
});

test("the requester's question how it goes is told to the agent who has it", () => {
  const { employee, agent, requestId, time, told } = deskWithRequest();
  assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  time.now += 25 * 60 * 60_000;
  nudgeAgents(employee, { requestId });
  expect(told()).toEqual([
    "request-nudged → Noor Haidari: Ikram Benali asks how it is going: REQ-1, A camera",
  ]);
});

test("the usual agent of a service is told of a new request", () => {
  const { db, employee, other, told } = deskWithRequest();
  db.update(services).set({ defaultAssigneeId: other.actor.id }).run();
  const request = { formToken: newId(), serviceKey: "something-else", title: "A lens", details: "" };
  submitRequest(employee, request);
  expect(told()).toEqual(["request-assigned → Kwame Mensah: REQ-2 is yours: A lens"]);
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
