import { describe, expect, it } from "vitest";
import type { ActionCard, ActionTarget, PreviewRow, TargetChoice } from "#lib/entra/actions/panel-types.ts";
import { answerForMany, answerForOne } from "./form-answer.ts";
import { firstTargets, viewOf } from "./target-view.ts";

const READY = { status: "ready" } as const;
const ALREADY = { status: "already-so", sentence: "Already a member.", since: null } as const;
const GROUP = { name: "g", kind: "group", label: "", placeholder: "", options: "all-groups" } as const;
const APP = { name: "a", kind: "app", label: "", placeholder: "", options: "all-apps" } as const;
const HOW = { name: "access", kind: "choice", label: "How" } as const;
const BY_TOMASZ = "Tomasz Zieliński, owner of Prototype Vault";

const card = (fields: ActionCard["fields"], more: Partial<ActionCard> = {}): ActionCard => ({
  key: "k",
  title: "Do it",
  sentence: "",
  button: "Do",
  running: "Doing",
  icon: "ban",
  shortcut: "b",
  severity: "low",
  isDestructive: false,
  canBeUndone: true,
  fields,
  confirm: null,
  note: null,
  changes: [],
  eligibility: READY,
  approval: null,
  canEnd: false,
  takesMorePeople: true,
  ...more,
});
const target = (more: Partial<ActionTarget> = {}): ActionTarget => ({
  objectId: "t",
  displayName: "Vault",
  kind: "Security",
  eligibility: READY,
  approval: null,
  changes: [],
  note: null,
  choices: [],
  ...more,
});
const choice = (value: string, more: Partial<TargetChoice> = {}): TargetChoice => ({
  value,
  label: value,
  eligibility: READY,
  approval: null,
  changes: [],
  note: null,
  ...more,
});
const row = (more: Partial<PreviewRow> = {}): PreviewRow => ({
  subjectObjectId: "p",
  subjectName: "Ikram",
  input: {},
  targetName: null,
  eligibility: READY,
  approval: null,
  changes: [],
  appNames: [],
  ...more,
});
const chosen = { objectId: "t", access: null };
const calm = { isBehind: false, error: null };

describe("one person with one target", () => {
  it("asks for approval when the target needs one, and runs at once when not", () => {
    const view = viewOf(chosen, target({ approval: BY_TOMASZ }));
    expect(answerForOne(card([GROUP]), view)).toMatchObject({ asksOnly: true, approvers: [BY_TOMASZ] });
    expect(answerForOne(card([GROUP]), viewOf(chosen, target()))).toMatchObject({
      asksOnly: false,
      approvers: [],
      whyNot: undefined,
    });
  });

  it("can't be sent while it is being looked at, when it can't work, or when the target is gone", () => {
    const whyNot = (answer: ActionTarget | null | undefined) =>
      answerForOne(card([GROUP]), viewOf(chosen, answer)).whyNot;
    expect(whyNot(undefined)).toContain("still looking");
    expect(whyNot(target({ eligibility: ALREADY }))).toBe("Already a member.");
    expect(whyNot(null)).toContain("not in Gatehouse any more");
  });

  it("takes everything from the card where nothing is to be chosen", () => {
    const blocked = card([], { approval: BY_TOMASZ, eligibility: ALREADY });
    expect(answerForOne(blocked, undefined)).toMatchObject({ asksOnly: true, whyNot: "Already a member." });
  });

  it("follows the chosen way of an app; before that, the only one that can work", () => {
    const direct = choice("direct", { approval: BY_TOMASZ });
    const two = target({ choices: [choice("group"), direct] });
    expect(viewOf(chosen, two).choice).toBeNull();
    expect(viewOf({ objectId: "t", access: "direct" }, two).choice).toBe(direct);
    const only = target({ choices: [choice("group", { eligibility: ALREADY }), direct] });
    expect(answerForOne(card([APP, HOW]), viewOf(chosen, only)).approvers).toEqual([BY_TOMASZ]);
  });
});

describe("several", () => {
  it("ask for approval only when all that would be sent needs one", () => {
    const needs = row({ approval: BY_TOMASZ });
    const left = row({ eligibility: ALREADY });
    expect(answerForMany(card([]), [needs, left], calm)).toMatchObject({ asksOnly: true });
    expect(answerForMany(card([]), [needs, row()], calm)).toMatchObject({
      asksOnly: false,
      approvers: [BY_TOMASZ],
    });
  });

  it("can't be sent while they are looked at, or when none works, and say why the look failed", () => {
    const whyNot = (rows: PreviewRow[] | null, preview = calm) =>
      answerForMany(card([]), rows, preview).whyNot;
    expect(whyNot([row()])).toBeUndefined();
    expect(whyNot([row({ eligibility: ALREADY })])).toBe("It works for none of them.");
    expect(answerForMany(card([]), null, { isBehind: true, error: null }).whyNot).toContain("still looking");
    expect(answerForMany(card([]), null, { isBehind: false, error: "No." }).whyNot).toBe("No.");
  });
});

describe("a form that opens filled in", () => {
  it("has the target and its way, and ignores what is no text", () => {
    expect(firstTargets({ a: "figma", access: "direct" }, "a", "access")).toEqual([
      { objectId: "figma", access: "direct" },
    ]);
    expect(firstTargets({ g: 1 }, "g", undefined)).toEqual([]);
    expect(firstTargets({}, undefined, undefined)).toEqual([]);
  });
});
