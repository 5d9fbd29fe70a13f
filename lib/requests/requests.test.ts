import { expect, test } from "vitest";
import { requests, timelineEntries } from "#db/schema/index.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { addNote } from "./add-note.ts";
import { assignRequest } from "./assign-request.ts";
import { readInbox, readOwnRequests } from "./inbox-data.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { setStatus } from "./set-status.ts";
import { submitRequest } from "./submit-request.ts";
import { readTimeline } from "./timeline-data.ts";

const form = () => ({
  formToken: newId(),
  serviceKey: "something-else",
  title: "My badge fails",
  details: "Since Monday.",
});

function deskWithRequest() {
  const desk = memberDesk();
  const employee = desk.signedIn("employee", "Ikram Benali");
  const agent = desk.signedIn("agent", "Kwame Mensah");
  const colleague = desk.signedIn("employee", "Hannah Lindqvist");
  const filed = form();
  const { number } = submitRequest(employee, filed);
  const requestId = filed.formToken;
  const stored = () => desk.db.select().from(requests).get();
  const kinds = (ctx: MemberContext) => readTimeline(ctx, requestId).map((line) => line.kind);
  return { ...desk, employee, agent, colleague, requestId, number, stored, kinds };
}

test("a submitted request is New, numbered, and starts with what was written", () => {
  const { employee, number, stored, requestId, audit } = deskWithRequest();
  expect(number).toBe(1);
  expect(stored()).toMatchObject({ status: "New", assigneeId: null, requesterId: employee.actor.id });
  expect(readTimeline(employee, requestId)).toMatchObject([{ kind: "message", body: "Since Monday." }]);
  expect(audit()).toContain("request.submitted");
});

test("fifty presses of the same form file one request", () => {
  const { db, employee } = deskWithRequest();
  const same = form();
  const numbers = Array.from({ length: 50 }, () => submitRequest(employee, same).number);
  expect(new Set(numbers)).toEqual(new Set([2]));
  expect(db.select().from(requests).all()).toHaveLength(2);
  expect(db.select().from(timelineEntries).all()).toHaveLength(2);
});

test("somebody else's form token reveals nothing of their request", () => {
  const { colleague, requestId } = deskWithRequest();
  expect(() => submitRequest(colleague, { ...form(), formToken: requestId })).toThrow(/used already/);
});

test("a service that is not offered is refused and nothing is stored", () => {
  const { db, employee } = deskWithRequest();
  expect(() => submitRequest(employee, { ...form(), serviceKey: "helicopter" })).toThrow(/no longer offered/);
  expect(db.select().from(requests).all()).toHaveLength(1);
});

test("the agent's first reply starts the work, the second changes no status", () => {
  const { agent, requestId, stored, kinds } = deskWithRequest();
  replyToRequest(agent, { requestId, body: "On it." });
  replyToRequest(agent, { requestId, body: "Done soon." });
  expect(stored()?.status).toBe("In progress");
  expect(kinds(agent)).toEqual(["message", "message", "status", "message"]);
});

test.each(["Waiting", "Resolved"] as const)("the requester's reply wakes a request that is %s", (status) => {
  const { agent, employee, requestId, stored } = deskWithRequest();
  setStatus(agent, { requestId, status });
  replyToRequest(employee, { requestId, body: "It is back." });
  expect(stored()).toMatchObject({ status: "In progress", resolvedAt: null });
});

test("the requester's own words on a new request leave it New", () => {
  const { employee, requestId, stored } = deskWithRequest();
  replyToRequest(employee, { requestId, body: "Building 2." });
  expect(stored()?.status).toBe("New");
});

test("notes and assignments never reach an employee", () => {
  const { agent, employee, requestId, kinds } = deskWithRequest();
  addNote(agent, { requestId, body: "canary-note" });
  assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  expect(kinds(agent)).toEqual(["message", "note", "assignment"]);
  expect(kinds(employee)).toEqual(["message"]);
  expect(JSON.stringify(readTimeline(employee, requestId))).not.toContain("canary");
});

test("another employee's request does not exist, for reading lists and for every verb", () => {
  const { agent, colleague, requestId, stored } = deskWithRequest();
  expect(readOwnRequests(colleague)).toEqual([]);
  for (const attempt of [
    () => replyToRequest(colleague, { requestId, body: "x" }),
    () => addNote(colleague, { requestId, body: "x" }),
    () => assignRequest(colleague, { requestId, assigneeId: agent.actor.id }),
    () => setStatus(colleague, { requestId, status: "Resolved" }),
  ]) {
    expect(attempt).toThrow(expect.objectContaining({ code: "not-found" }));
  }
  expect(stored()).toMatchObject({ status: "New", assigneeId: null });
});

test("notes, assignment, status and the inbox refuse the requester too", () => {
  const { employee, requestId } = deskWithRequest();
  expect(() => addNote(employee, { requestId, body: "x" })).toThrow();
  expect(() => assignRequest(employee, { requestId, assigneeId: employee.actor.id })).toThrow();
  expect(() => setStatus(employee, { requestId, status: "Resolved" })).toThrow();
  expect(() => readInbox(employee, { view: "open", q: "" })).toThrow(
    expect.objectContaining({ code: "not-allowed" }),
  );
});

test("a request goes to agents and admins only, and can be given back", () => {
  const { agent, employee, requestId, stored, audit } = deskWithRequest();
  expect(() => assignRequest(agent, { requestId, assigneeId: employee.actor.id })).toThrow(
    /agents and admins/,
  );
  expect(() => assignRequest(agent, { requestId, assigneeId: newId() })).toThrow(/agents and admins/);
  assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  expect(stored()?.assigneeId).toBe(agent.actor.id);
  assignRequest(agent, { requestId, assigneeId: null });
  expect(stored()?.assigneeId).toBeNull();
  expect(audit().filter((event) => event === "request.assigned")).toHaveLength(2);
});

test("the same status or assignee twice is written once", () => {
  const { agent, requestId, kinds } = deskWithRequest();
  for (let press = 0; press < 2; press += 1) {
    setStatus(agent, { requestId, status: "Resolved" });
    assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  }
  expect(kinds(agent)).toEqual(["message", "status", "assignment"]);
});

test("the inbox counts its views and finds by title, number and requester", () => {
  const { agent, employee, requestId } = deskWithRequest();
  submitRequest(employee, { ...form(), title: "100% CPU_load" });
  assignRequest(agent, { requestId, assigneeId: agent.actor.id });
  setStatus(agent, { requestId, status: "Waiting" });
  const numbers = (q: string) => readInbox(agent, { view: "open", q }).rows.map((row) => row.number);
  expect(readInbox(agent, { view: "mine", q: "" }).counts).toEqual({
    open: 2,
    unassigned: 1,
    mine: 1,
    mentioned: 0,
    waiting: 1,
    resolved: 0,
  });
  expect(numbers("badge")).toEqual([1]);
  expect(numbers("REQ-2")).toEqual([2]);
  expect(numbers("ikram")).toHaveLength(2);
  expect(numbers("0% cpu_")).toEqual([2]);
  expect(numbers("a%e")).toEqual([]);
});

test("a search finds every word, in any order, whatever case and accents; marks of the index are text", () => {
  const { agent, employee } = deskWithRequest();
  submitRequest(employee, { ...form(), title: 'Zugang zu Prévisions "Q3" (Büro)' });
  const numbers = (q: string) => readInbox(agent, { view: "open", q }).rows.map((row) => row.number);
  for (const q of ["previsions zugang", "buro IKRAM", '"Q3"', "PRÉV q3", "zu prev"])
    expect(numbers(q), q).toEqual([2]);
  for (const q of ["previsions badge", 'NOT "', "prev*", "prev OR badge", "\0\0\0", '"'])
    expect(() => numbers(q), q).not.toThrow();
  expect(numbers("previsions badge")).toEqual([]);
  expect(numbers("prev OR badge")).toEqual([]);
  expect(readInbox(agent, { view: "open", q: "ikram" }).counts).toMatchObject({ open: 2, resolved: 0 });
});

test("two who change the same thing: the second is told who was first, and nothing is overwritten", () => {
  const { agent, requestId, stored, signedIn } = deskWithRequest();
  const noor = signedIn("admin", "Noor Haidari");
  assignRequest(agent, { requestId, assigneeId: agent.actor.id, was: null });
  expect(() => assignRequest(noor, { requestId, assigneeId: noor.actor.id, was: null })).toThrow(
    "Kwame Mensah was faster: Kwame Mensah has it now.",
  );
  setStatus(noor, { requestId, status: "Resolved", was: "New" });
  expect(() => setStatus(agent, { requestId, status: "Waiting", was: "New" })).toThrow(
    "Noor Haidari was faster: it is Resolved now.",
  );
  expect(stored()).toMatchObject({ assigneeId: agent.actor.id, status: "Resolved" });
  expect(() => setStatus(agent, { requestId, status: "Resolved", was: "New" })).not.toThrow();
});
