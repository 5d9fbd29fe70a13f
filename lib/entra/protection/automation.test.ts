import { expect, test } from "vitest";
import { findAutomationPause } from "./data.ts";
import { pauseAutomation } from "./pause-automation.ts";
import { resumeAutomation } from "./resume-automation.ts";
import { pauseAutomationInput } from "./schema.ts";
import { protectionDesk } from "./testing.ts";

test("an agent pauses all automation with a reason, and an admin resumes it", () => {
  const { db, time, kwame, noor, audit } = protectionDesk();
  expect(findAutomationPause(db)).toBeNull();
  pauseAutomation(kwame, { why: "A playbook runs wild" });
  expect(findAutomationPause(db)).toEqual({
    at: time.now,
    byName: "Kwame Mensah",
    why: "A playbook runs wild",
  });
  expect(() => pauseAutomation(noor, { why: "Same here" })).toThrow(/Kwame Mensah has paused/);
  resumeAutomation(noor);
  expect(findAutomationPause(db)).toBeNull();
  expect(() => resumeAutomation(noor)).toThrow(/running already/);
  expect(audit().slice(-2)).toEqual(["protection.automation-paused", "protection.automation-resumed"]);
});

test("a pause needs a reason", () => {
  expect(pauseAutomationInput.safeParse({ why: "  " }).success).toBe(false);
});

test("pausing and resuming refuse someone without the role", () => {
  const { signedIn, kwame } = protectionDesk();
  const ikram = signedIn("employee", "Ikram Benali");
  expect(() => pauseAutomation(ikram, { why: "Because I can" })).toThrow(/role/);
  pauseAutomation(kwame, { why: "A playbook runs wild" });
  expect(() => resumeAutomation(kwame)).toThrow(/role/);
});
