import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { groups, members } from "#db/schema/index.ts";
import { listBundles } from "#lib/bundles/data.ts";
import { groupManageability } from "#lib/directory/group-manageability.ts";
import { missingPermissions } from "#lib/entra/actions/eligibility.ts";
import { readConnection } from "#lib/entra/actions/facts-data.ts";
import { ACTIONS, findAction } from "#lib/entra/actions/registry.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { findService } from "#lib/services/data.ts";
import type { FormField } from "#lib/services/types.ts";
import { PLACEHOLDERS } from "./constants.ts";
import { listPublished } from "./published-data.ts";
import { stepsBefore, stepsCovered } from "./next-step.ts";
import { listSteps, type Step, type WorkflowDocument } from "./schema.ts";
import type { DocumentProblem } from "./types.ts";

/** What a document is checked against. */
type Desk = { db: Database; fields: readonly FormField[]; granted: readonly string[]; isConnected: boolean };
type Say = (severity: DocumentProblem["severity"], message: string) => void;

/**
 * What is wrong or risky in a document, as the workspace and the tenant are now. Errors keep it from being
 * published; warnings are for whoever publishes it.
 */
export function checkDocument(
  db: Database,
  document: WorkflowDocument,
  ownId: string | null = null,
): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const sayAt =
    (stepId: string | null): Say =>
    (severity, message) =>
      problems.push({ severity, stepId, message });
  const connection = readConnection(db);
  const desk: Desk = {
    db,
    fields: fieldsOf(db, document),
    granted: connection?.grantedPermissions ?? [],
    isConnected: connection?.status === "Connected",
  };
  checkTrigger(desk, document, sayAt(null));
  checkOthers(db, document, ownId, sayAt(null));
  if (document.steps.length === 0) sayAt(null)("error", "Add at least one step.");
  for (const { step } of listSteps(document.steps)) checkStep(desk, document, step, sayAt(step.id));
  return problems;
}

function fieldsOf(db: Database, { trigger }: WorkflowDocument): readonly FormField[] {
  return trigger.kind === "request" ? (findService(db, trigger.serviceKey)?.fields ?? []) : [];
}

function checkTrigger({ db, isConnected }: Desk, { trigger }: WorkflowDocument, say: Say): void {
  if (!isConnected) say("warning", "Microsoft Entra ID is not connected, so nothing can run yet.");
  if (trigger.kind === "request" && findService(db, trigger.serviceKey) === undefined)
    say("error", "The service that starts it is not offered. Choose another one.");
  if (trigger.kind === "change" && trigger.what !== "moved-department" && trigger.group === null)
    say("error", "Choose the group that starts it.");
}

/** Two that start by the same request ask twice and act twice, unless their conditions part them. */
function checkOthers(db: Database, { trigger }: WorkflowDocument, ownId: string | null, say: Say): void {
  if (trigger.kind !== "request") return;
  const listens = { triggerKind: trigger.kind, triggerKey: trigger.serviceKey };
  for (const { id, name } of listPublished(db, listens))
    if (id !== ownId) say("warning", `“${name}” starts by the same service: each request starts both.`);
}

function checkStep(desk: Desk, document: WorkflowDocument, step: Step, say: Say): void {
  switch (step.kind) {
    case "approval":
      return checkApproval(desk, document, step, say);
    case "action":
      return checkAction(desk, document, step, say);
    case "bundle":
    case "baseline":
      return checkBundles(desk, step, say);
    case "message":
      return checkMessage(document, step, say);
    case "request":
      if (findService(desk.db, step.serviceKey) === undefined)
        say("error", "The service of this request is not offered. Choose another one.");
      return checkTexts([step.title, step.text], say);
    case "status":
      if (document.trigger.kind !== "request")
        say("warning", "Runs of this workflow belong to no request, so there is no status to set.");
      return;
    case "branch":
      return checkBranch(desk, step, say);
    case "remove-apps":
    case "wait":
      return;
  }
}

type StepOf<Kind extends Step["kind"]> = Extract<Step, { kind: Kind }>;

function checkApproval({ db }: Desk, document: WorkflowDocument, step: StepOf<"approval">, say: Say): void {
  if (step.approver === "named") {
    if (step.named.length === 0) say("error", "Name at least one person who approves.");
    for (const { id, displayName } of step.named)
      if (db.select().from(members).where(eq(members.id, id)).get()?.disabledAt !== null)
        say("error", `${displayName} is no member any more. Name somebody else.`);
  }
  const covered = stepsCovered(document, step.id);
  if (
    step.approver === "owner" &&
    !covered.some((each) => each.kind === "action" && "groupObjectId" in each.inputs)
  )
    say("error", "No step after it is about a group, so there is no owner to ask.");
  if (covered.length === 0) say("warning", "Nothing comes after this approval.");
  if (step.approver === "manager") say("warning", "People without a manager are decided about by an admin.");
}

function checkAction(
  { db, fields, granted }: Desk,
  document: WorkflowDocument,
  step: StepOf<"action">,
  say: Say,
) {
  const action = findAction(step.actionKey);
  if (action === null) return say("error", "This action does not exist. Choose another one.");
  if (action.makesPassword)
    return say(
      "error",
      "A temporary password is shown to the agent who resets it, so a workflow can't do it.",
    );
  const missing = missingPermissions(action, granted);
  if (missing.length > 0) say("warning", `The permission ${missing.join(" and ")} is not granted.`);
  for (const field of action.fields) {
    const value = step.inputs[field.name];
    if (value === undefined || (value.from === "auto" && field.kind !== "choice")) {
      say("error", `Say which ${field.label.toLowerCase()}.`);
      continue;
    }
    if (value.from === "form" && fields.find(({ key }) => key === value.field)?.kind !== field.kind)
      say(
        "error",
        `The form has no field for the ${field.label.toLowerCase()}. Choose one, or name it here.`,
      );
    if (value.from === "fixed" && field.kind === "group") checkGroup(db, value.value, granted, say);
  }
  if (step.subject === "requester" && document.trigger.kind !== "request")
    say("error", "Runs of this workflow have no requester. Choose the person or the manager.");
  const ends = step.ends;
  if (ends?.from === "form" && fields.find(({ key }) => key === ends.field)?.kind !== "date")
    say("error", "The form has no date field by that name for when it ends.");
  checkContradiction(document, step, action.inverse, say);
}

function checkGroup(db: Database, objectId: string, granted: readonly string[], say: Say): void {
  const group = db.select().from(groups).where(eq(groups.objectId, objectId)).get();
  if (group === undefined) return say("error", "This group is no longer in the directory.");
  const manageable = groupManageability(group, granted);
  if (!manageable.isManageable) say("error", `${manageable.reason} ${manageable.whereToDoIt}`);
}

/** A step that takes back what one before it gave is a mistake, whoever wrote it. */
function checkContradiction(
  document: WorkflowDocument,
  step: StepOf<"action">,
  inverse: ActionKey | null,
  say: Say,
): void {
  if (inverse === null) return;
  const before = stepsBefore(document, step.id);
  const opposite = before.find(
    (each) =>
      each.kind === "action" &&
      each.actionKey === inverse &&
      each.subject === step.subject &&
      JSON.stringify(each.inputs) === JSON.stringify(step.inputs),
  );
  const waits = before.some(({ kind }) => kind === "wait");
  if (opposite !== undefined && !waits)
    say("error", `It takes back at once what “${ACTIONS[inverse].title}” did before.`);
}

function checkBundles({ db }: Desk, step: StepOf<"bundle"> | StepOf<"baseline">, say: Say): void {
  const bundles = listBundles(db);
  const hasGroups = bundles.some(
    ({ departmentKey, groups: list }) => departmentKey === "" && list.length > 0,
  );
  if (step.kind === "baseline" && !hasGroups)
    say("warning", "The baseline names no group yet. Choose them in App bundles.");
  if (step.kind === "bundle" && bundles.length === 0)
    say("warning", "There is no app bundle yet. Make one for each department in App bundles.");
}

function checkMessage({ trigger }: WorkflowDocument, step: StepOf<"message">, say: Say): void {
  if (step.to.kind === "requester" && trigger.kind !== "request" && trigger.kind !== "manual")
    say("warning", "Runs of this workflow have no requester: this message goes to nobody.");
  checkTexts([step.subject, step.text], say);
}

function checkBranch({ fields }: Desk, step: StepOf<"branch">, say: Say): void {
  if (step.yes.length + step.no.length === 0) say("error", "Neither way does anything.");
  for (const condition of step.when.list) {
    if (condition.kind === "form" && !fields.some(({ key }) => key === condition.field))
      say("error", `The form has no field “${condition.field}”.`);
    const needsValue = "op" in condition && condition.op !== "is-empty" && condition.op !== "is-not-empty";
    if (needsValue && condition.value === "") say("error", "Say what to compare with.");
  }
}

function checkTexts(texts: readonly string[], say: Say): void {
  for (const [, name = ""] of texts.join(" ").matchAll(/\{(\w+)\}/g))
    if (!PLACEHOLDERS.some((known) => known === name))
      say(
        "error",
        `“{${name}}” stands for nothing. Use ${PLACEHOLDERS.map((each) => `{${each}}`).join(", ")}.`,
      );
}
