import { expect, test } from "vitest";
import { compiledSchema } from "#lib/workflows/compiled-schema.ts";
import { compilePlaybook, playbookOccasion } from "./compile-playbook.ts";
import type { Filled, PlaybookDocument, PlaybookStep } from "./schema.ts";
import { PLAYBOOK_TEMPLATES } from "./shipped/templates.ts";

const IKRAM = "067fd002-606e-4ddc-8a84-c4a47f9c5703";
const GIULIA = "11111111-2222-4333-8444-555555555555";
const request = {
  id: "r",
  number: 12,
  requesterId: "m",
  requester: { objectId: IKRAM, displayName: "Ikram Benali" },
};
const fill = (key: string, kind: Filled["kind"], value: string, text = value): Filled => ({
  key,
  label: key,
  kind,
  value,
  text,
  source: "text",
});
const documentOf = (key: string): PlaybookDocument => {
  const template = PLAYBOOK_TEMPLATES.find((each) => each.key === key);
  if (template === undefined) throw new Error(`There is no template ${key}.`);
  return template.document;
};
const isFor =
  (filled: readonly Filled[]) =>
  ({ whenKnown }: PlaybookStep) =>
    whenKnown === "" || filled.some(({ key }) => key === whenKnown);
const compile = (document: PlaybookDocument, filled: readonly Filled[]) =>
  compilePlaybook({ name: "P", publishedByName: "Kwame", document }, { filled, request }, isFor(filled));

test("every shipped playbook compiles to what a run may keep", () => {
  for (const { document } of PLAYBOOK_TEMPLATES) {
    const compiled = compile(document, []);
    expect(compiledSchema.parse(JSON.parse(JSON.stringify(compiled)))).toEqual(compiled);
    expect(compiled.steps.map(({ id }) => id)).toEqual(document.steps.map(({ id }) => id));
  }
});

test("an action takes its inputs from the answers, and the way to give something is found when it is given", () => {
  const [step] = compile(documentOf("app-access"), [fill("app", "app", GIULIA, "Figma")]).steps;
  expect(step).toMatchObject({
    kind: "action",
    onFailure: "continue",
    subject: "requester",
    inputs: { appObjectId: { from: "form", field: "app" }, access: { from: "auto" } },
  });
});

test("a step whose input is not known is left out", () => {
  const document = documentOf("lost-device");
  const steps = document.steps.map((step) => ({ ...step, whenKnown: "device" }));
  expect(compile({ ...document, steps }, []).steps).toEqual([]);
  expect(compile({ ...document, steps }, [fill("device", "choice", "Phone")]).steps).toHaveLength(2);
});

test("values are put into texts once: what they hold between braces stays as it is", () => {
  const document = documentOf("contractor-end-date");
  const filled = [fill("person", "person", GIULIA, "{date} {manager}"), fill("date", "date", "2027-06-30")];
  expect(compile(document, filled).steps[0]).toMatchObject({
    kind: "request",
    title: "Offboarding: {date} {manager}, last day 2027-06-30",
    text: "Ikram Benali says in REQ-12 that the last day of {date} {manager} is 2027-06-30.",
    aboutField: "person",
  });
});

test("with approval, nothing follows a step that failed; the limits go with the run", () => {
  const document = documentOf("reset-password");
  const forbidden = [{ kind: "group" as const, objectId: GIULIA, displayName: "Payroll" }];
  const compiled = compile({ ...document, limits: { ...document.limits, forbidden } }, []);
  expect(compiled).toMatchObject({
    isApprovalWanted: true,
    bounds: { forbidden: [{ objectId: GIULIA, displayName: "Payroll" }], isOwnOnly: true },
    steps: [{ onFailure: "stop" }],
  });
});

test("inputs are the run's answers: objects by their id, days as days", () => {
  const filled = [fill("person", "person", GIULIA, "Giulia Ferraro"), fill("date", "date", "2027-06-30")];
  expect(playbookOccasion({ filled, request }, "The IT Agent")).toMatchObject({
    requesterObjectId: IKRAM,
    answers: [
      { key: "person", text: "Giulia Ferraro", objectId: GIULIA },
      { key: "date", text: "2027-06-30", objectId: null },
    ],
  });
});
