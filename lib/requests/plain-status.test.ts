import { expect, test } from "vitest";
import { isDesksTurn, plainStatus, trackOf, type TrackedRequest } from "./plain-status.ts";

const request = (part: Partial<TrackedRequest> = {}): TrackedRequest => ({
  status: "New",
  assignee: null,
  cancelledAt: null,
  turns: [],
  ...part,
});
const gate = { who: "Tomasz Zieliński, owner of Prototype Vault", about: "Prototype Vault" };
const steps = (part: Partial<TrackedRequest>) =>
  trackOf(request(part)).map(({ name, state }) => (state === "current" ? `[${name}]` : name));

test("the requester reads whose turn it is", () => {
  const kwame = { displayName: "Kwame Mensah" };
  expect(plainStatus(request())).toBe("We have it. Somebody will take it soon.");
  expect(plainStatus(request({ status: "In progress", assignee: kwame }))).toBe(
    "Kwame Mensah is working on it.",
  );
  expect(plainStatus(request({ status: "In progress", turns: [gate, gate] }))).toBe(
    "It’s the turn of Tomasz Zieliński, owner of Prototype Vault, to approve Prototype Vault. 1 more to decide.",
  );
  expect(plainStatus(request({ status: "Waiting" }))).toMatch(/your turn/);
  expect(plainStatus(request({ status: "Resolved", cancelledAt: 1 }))).toBe("You cancelled it.");
});

test("it is the desk's turn until somebody else has to say something", () => {
  expect([request(), request({ status: "In progress" })].every(isDesksTurn)).toBe(true);
  const others = [
    { status: "Waiting" },
    { status: "Resolved" },
    { turns: [gate] },
    { cancelledAt: 1 },
  ] as const;
  expect(others.some((part) => isDesksTurn(request(part)))).toBe(false);
});

test("the way has a gate only where somebody decides", () => {
  expect(steps({})).toEqual(["[New]", "In progress", "Resolved"]);
  expect(steps({ status: "In progress" })).toEqual(["New", "[In progress]", "Resolved"]);
  expect(steps({ status: "In progress", turns: [gate] })).toEqual([
    "New",
    "In progress",
    "[Waiting for approval]",
    "Resolved",
  ]);
  expect(steps({ status: "Waiting" })).toEqual(["New", "In progress", "[Waiting for you]", "Resolved"]);
  expect(steps({ status: "Resolved" })).toEqual(["New", "In progress", "[Resolved]"]);
  expect(steps({ status: "Resolved", cancelledAt: 1 })).toEqual(["New", "[Cancelled]"]);
});
