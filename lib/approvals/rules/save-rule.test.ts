import { beforeEach, expect, test } from "vitest";
import { newId } from "#lib/platform/ids.ts";
import { ApprovalDesk } from "../testing/approval-desk.ts";
import { listRules, policyVersion } from "./rules-data.ts";
import { saveRule } from "./save-rule.ts";
import { ruleInput, type RuleInput } from "./schema.ts";

let desk: ApprovalDesk;
beforeEach(() => {
  desk = new ApprovalDesk();
});

const rule = (part: Partial<RuleInput> = {}): RuleInput => ({
  actionKey: "add-user-to-group",
  serviceKey: "",
  approver: "manager",
  named: [],
  needs: "one",
  expiresAfterHours: 24,
  fallback: "admin",
  fallbackNamed: [],
  ...part,
});
const fieldsOf = (input: RuleInput) =>
  ruleInput.safeParse(input).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("a rule is written once for its action and service: saving again changes it", () => {
  const admin = desk.as(desk.kwame);
  saveRule(admin, rule());
  saveRule(admin, rule({ approver: "admin", needs: "all" }));
  saveRule(admin, rule({ serviceKey: "group-membership", approver: "none" }));
  expect(listRules(desk.db)).toMatchObject([
    { serviceKey: "", approver: "admin", needs: "all", expiresAfterMs: 24 * 3_600_000 },
    { serviceKey: "group-membership", approver: "none" },
  ]);
  expect(desk.events()).toEqual(Array(3).fill("approval.rule-saved Done"));
});

test("names are kept only where they count", () => {
  const named = [desk.hannah.memberId];
  saveRule(
    desk.as(desk.kwame),
    rule({ approver: "manager", named, fallback: "admin", fallbackNamed: named }),
  );
  expect(listRules(desk.db)).toMatchObject([{ named: [], fallbackNamed: [] }]);
});

test("every change moves the policy's version, so that what waits has to be asked again", () => {
  const before = policyVersion(desk.db);
  saveRule(desk.as(desk.kwame), rule());
  expect(policyVersion(desk.db)).toBe(before + 1);
});

test("a service that is gone and a stranger are refused, and nothing is written", () => {
  const admin = desk.as(desk.kwame);
  expect(() => saveRule(admin, rule({ serviceKey: "no-such-service" }))).toThrow(/no such service/);
  expect(() => saveRule(admin, rule({ approver: "named", named: [newId()] }))).toThrow(/no member/);
  expect(listRules(desk.db)).toEqual([]);
  expect(desk.events()).toEqual([]);
});

test("saving a rule refuses someone without the role", () => {
  for (const who of [desk.noor, desk.hannah])
    expect(() => saveRule(desk.as(who), rule())).toThrow(expect.objectContaining({ code: "not-allowed" }));
  expect(listRules(desk.db)).toEqual([]);
});

test("the form says what is wrong at the field it belongs to", () => {
  expect(fieldsOf(rule())).toBeUndefined();
  expect(fieldsOf(rule({ actionKey: "" }))).toEqual([["actionKey", "Choose an action, a service, or both."]]);
  expect(fieldsOf(rule({ approver: "named", fallback: "named" }))).toEqual([
    ["named", "Name at least one person who approves."],
    ["fallbackNamed", "Name at least one person who steps in."],
  ]);
  expect(fieldsOf(rule({ approver: "none", fallback: "named" }))).toBeUndefined();
  expect(fieldsOf(rule({ actionKey: "no-such-action" }))).toEqual([
    ["actionKey", "There is no such action."],
  ]);
});
