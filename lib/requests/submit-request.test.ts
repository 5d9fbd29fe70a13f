import { expect, test } from "vitest";
import { memberDesk } from "#lib/members/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import { readOwnRequests } from "./inbox-data.ts";
import { replyToRequest } from "./reply-to-request.ts";
import { setStatus } from "./set-status.ts";
import { submitRequest } from "./submit-request.ts";

const form = (title: string) => ({ formToken: newId(), serviceKey: "something-else", title, details: "" });

test("a used form with another title is refused instead of answered with the first request", () => {
  const employee = memberDesk().signedIn("employee", "Ikram Benali");
  const first = form("My badge fails");
  submitRequest(employee, first);
  expect(() => submitRequest(employee, { ...first, title: "My phone is gone" })).toThrow("used already");
  expect(readOwnRequests(employee).map((row) => row.title)).toEqual(["My badge fails"]);
});

test("numbers go up one by one and are never given twice", () => {
  const desk = memberDesk();
  const people = ["Ikram Benali", "Hannah Lindqvist"].map((name) => desk.signedIn("employee", name));
  const numbers = [0, 1, 0, 1].flatMap((at) => {
    const person = people[at];
    return person === undefined ? [] : [submitRequest(person, form(`Request of ${at}`)).number];
  });
  expect(numbers).toEqual([1, 2, 3, 4]);
});

test("the requester's reply wakes a waiting and a resolved request", () => {
  const desk = memberDesk();
  const employee = desk.signedIn("employee", "Ikram Benali");
  const agent = desk.signedIn("agent", "Kwame Mensah");
  const { formToken: requestId, ...rest } = form("My badge fails");
  submitRequest(employee, { formToken: requestId, ...rest });
  for (const status of ["Waiting", "Resolved"] as const) {
    setStatus(agent, { requestId, status });
    replyToRequest(employee, { requestId, body: "It still fails." });
    expect(readOwnRequests(employee)).toMatchObject([{ status: "In progress" }]);
  }
});
