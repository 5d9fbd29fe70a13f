import { beforeEach, expect, test } from "vitest";
import { ApprovalDesk } from "../testing/approval-desk.ts";
import { removeRule } from "./remove-rule.ts";
import { listRules, policyVersion } from "./rules-data.ts";

let desk: ApprovalDesk;
let ruleId: string;
beforeEach(() => {
  desk = new ApprovalDesk();
  desk.rule();
  ruleId = listRules(desk.db)[0]?.id ?? "";
});

test("a removed rule is gone, written down with what it said, and moves the policy's version", () => {
  const before = policyVersion(desk.db);
  removeRule(desk.as(desk.kwame), { ruleId });
  expect(listRules(desk.db)).toEqual([]);
  expect(policyVersion(desk.db)).toBe(before + 1);
  expect(desk.events()).toEqual(["approval.rule-saved Done", "approval.rule-removed Done"]);
});

test("removing it twice is refused and changes nothing", () => {
  removeRule(desk.as(desk.kwame), { ruleId });
  const version = policyVersion(desk.db);
  expect(() => removeRule(desk.as(desk.amara), { ruleId })).toThrow(/gone already/);
  expect(policyVersion(desk.db)).toBe(version);
});

test("removing a rule refuses someone without the role", () => {
  for (const who of [desk.noor, desk.hannah])
    expect(() => removeRule(desk.as(who), { ruleId })).toThrow(
      expect.objectContaining({ code: "not-allowed" }),
    );
  expect(listRules(desk.db)).toHaveLength(1);
});
