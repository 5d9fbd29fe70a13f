import { z } from "zod";
import { fieldKey, serviceKey } from "#lib/services/schema.ts";
import { DEPTH_MAX, NAME_MAX, STEPS_MAX, TEXT_MAX } from "./constants.ts";

const name = z.string().trim().min(1, "Give it a name.").max(NAME_MAX, `Use at most ${NAME_MAX} characters.`);
const text = z
  .string()
  .trim()
  .min(1, "Write what it says.")
  .max(TEXT_MAX, `Use at most ${TEXT_MAX} characters.`);
const objectId = z.guid().toLowerCase();
const label = z.string().max(256);
/** Whole days from a date; negative is before it. */
const days = z.int("Use whole days.").min(-60, "At most 60 days before.").max(60, "At most 60 days after.");
const hour = z.int("Use a whole hour.").min(0).max(23);

/** Who a step is about or speaks to. */
export const roleInRun = z.enum(["person", "requester", "manager"]);
export type RoleInRun = z.output<typeof roleInRun>;

/** Where an input of an action comes from. `auto`: the first way that works (choice fields only). */
export const valueSchema = z.discriminatedUnion("from", [
  z.strictObject({ from: z.literal("fixed"), value: z.string().max(400), label }),
  z.strictObject({ from: z.literal("form"), field: fieldKey }),
  z.strictObject({ from: z.literal("auto") }),
]);
export type Value = z.output<typeof valueSchema>;

const personFact = z.enum(["department", "jobTitle", "officeLocation"]);
const comparison = z.enum(["is", "is-not", "contains", "is-empty", "is-not-empty"]);

const conditionSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("person"),
    fact: personFact,
    op: comparison,
    value: z.string().trim().max(200),
  }),
  z.strictObject({
    kind: z.literal("form"),
    field: fieldKey,
    op: comparison,
    value: z.string().trim().max(200),
  }),
  z.strictObject({ kind: z.literal("has-manager"), is: z.boolean() }),
  z.strictObject({
    kind: z.literal("in-group"),
    group: z.strictObject({ objectId, displayName: label }),
    is: z.boolean(),
  }),
]);
export type Condition = z.output<typeof conditionSchema>;

export const conditionsSchema = z.strictObject({
  match: z.enum(["all", "any"]),
  list: z.array(conditionSchema).max(10, "Use at most ten conditions."),
});
export type Conditions = z.output<typeof conditionsSchema>;

/** What starts a run. `date`: so many days from the person's start or end date, at an hour of their office. */
export const triggerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("request"), serviceKey }),
  z.strictObject({ kind: z.literal("date"), date: z.enum(["start", "end"]), days, hour }),
  z.strictObject({
    kind: z.literal("change"),
    what: z.enum(["moved-department", "joined-group", "left-group"]),
    group: z.strictObject({ objectId, displayName: label }).nullable(),
  }),
  z.strictObject({ kind: z.literal("manual") }),
]);
export type Trigger = z.output<typeof triggerSchema>;

/** What happens when a step fails: the run stops, goes on, or goes on with a task for a human. */
export const onFailure = z.enum(["stop", "continue", "task"]);

export const stepBase = {
  /** Unique in the document; the run's rows name it. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  onFailure,
};

const approvalStep = z.strictObject({
  ...stepBase,
  kind: z.literal("approval"),
  approver: z.enum(["manager", "owner", "named", "admin"]),
  /** Members by id, for `named`. */
  named: z.array(z.strictObject({ id: z.uuid(), displayName: label })).max(20),
  needs: z.enum(["one", "all"]),
  expiresAfterDays: z.int().min(1, "At least one day.").max(60, "At most 60 days."),
  /** What becomes of the request when it is rejected. */
  whenRejected: z.enum(["resolve", "leave"]),
});

export const actionStep = z.strictObject({
  ...stepBase,
  kind: z.literal("action"),
  actionKey: z.string().max(64),
  subject: roleInRun,
  /** By the action's field names. */
  inputs: z.record(z.string().max(40), valueSchema),
  /** When what it gives ends by itself; null: for good. */
  ends: z
    .discriminatedUnion("from", [
      z.strictObject({ from: z.literal("form"), field: fieldKey }),
      z.strictObject({ from: z.literal("days"), days: z.int().min(1).max(1_800) }),
    ])
    .nullable(),
});

const bundleStep = z.strictObject({ ...stepBase, kind: z.literal("bundle") });
const baselineStep = z.strictObject({ ...stepBase, kind: z.literal("baseline") });
const removeAppsStep = z.strictObject({ ...stepBase, kind: z.literal("remove-apps") });

const messageStep = z.strictObject({
  ...stepBase,
  kind: z.literal("message"),
  to: z.discriminatedUnion("kind", [
    z.strictObject({ kind: roleInRun }),
    z.strictObject({ kind: z.literal("named"), objectId, displayName: label }),
  ]),
  subject: name,
  text,
});

export const requestStep = z.strictObject({
  ...stepBase,
  kind: z.literal("request"),
  serviceKey,
  title: z.string().trim().min(1, "Give it a title.").max(200, "Use at most 200 characters."),
  text: z.string().trim().max(TEXT_MAX, `Use at most ${TEXT_MAX} characters.`),
});

const waitStep = z.strictObject({
  ...stepBase,
  kind: z.literal("wait"),
  until: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("hours"),
      hours: z
        .int()
        .min(1, "At least one hour.")
        .max(24 * 90, "At most 90 days."),
    }),
    z.strictObject({ kind: z.literal("date"), date: z.enum(["start", "end"]), days, hour }),
  ]),
});

const statusStep = z.strictObject({
  ...stepBase,
  kind: z.literal("status"),
  status: z.enum(["In progress", "Waiting", "Resolved"]),
});

export type PlainStep = z.output<
  | typeof approvalStep
  | typeof actionStep
  | typeof bundleStep
  | typeof baselineStep
  | typeof removeAppsStep
  | typeof messageStep
  | typeof requestStep
  | typeof waitStep
  | typeof statusStep
>;
/** One of two ways on; what was taken is kept with the run. */
export type BranchStep = z.output<z.ZodObject<typeof stepBase>> & {
  kind: "branch";
  when: Conditions;
  yes: Step[];
  no: Step[];
};
export type Step = PlainStep | BranchStep;
export type StepKind = Step["kind"];

const branchStep: z.ZodType<BranchStep> = z.strictObject({
  ...stepBase,
  kind: z.literal("branch"),
  when: conditionsSchema.refine(({ list }) => list.length > 0, "Say when."),
  get yes() {
    return z.array(stepSchema);
  },
  get no() {
    return z.array(stepSchema);
  },
});

export const stepSchema: z.ZodType<Step> = z.lazy(() =>
  z.union([
    z.discriminatedUnion("kind", [
      approvalStep,
      actionStep,
      bundleStep,
      baselineStep,
      removeAppsStep,
      messageStep,
      requestStep,
      waitStep,
      statusStep,
    ]),
    branchStep,
  ]),
);

/** A workflow as it is kept: when it starts, for whom, and what it does, in order. */
export const documentSchema = z
  .strictObject({
    trigger: triggerSchema,
    /** A run starts only for people whom these let through. */
    conditions: conditionsSchema,
    steps: z.array(stepSchema),
  })
  .superRefine((document, ctx) => {
    const all = listSteps(document.steps);
    const refuse = (message: string) => ctx.addIssue({ code: "custom", path: ["steps"], message });
    if (all.length > STEPS_MAX) refuse(`Use at most ${STEPS_MAX} steps.`);
    if (new Set(all.map(({ step }) => step.id)).size < all.length) refuse("Two steps share an id.");
    if (all.some(({ depth }) => depth > DEPTH_MAX)) refuse(`Nest at most ${DEPTH_MAX} branches.`);
  });
export type WorkflowDocument = z.output<typeof documentSchema>;

/** Every step in reading order, branches opened, with how deep it lies. */
export function listSteps(steps: readonly Step[], depth = 0): { step: Step; depth: number }[] {
  return steps.flatMap((step) => [
    { step, depth },
    ...(step.kind === "branch" ? [...listSteps(step.yes, depth + 1), ...listSteps(step.no, depth + 1)] : []),
  ]);
}

export const workflowId = z.uuid();
export const runIdInput = z.strictObject({ runId: z.uuid() });
export const stepInput = z.strictObject({ runId: z.uuid(), stepId: z.string().max(40) });
export const stepReasonInput = stepInput.extend({
  reason: z.string().trim().min(1, "Say why.").max(500, "Use at most 500 characters."),
});

export const workflowInput = z.strictObject({
  id: workflowId,
  /** The draft that was opened; somebody else's later save is not overwritten. */
  draftVersion: z.int().min(0),
  name,
  description: z.string().trim().max(300, "Use at most 300 characters."),
  dailyLimit: z.int("Use a whole number.").min(1, "At least one.").max(10_000, "At most 10,000."),
  document: documentSchema,
});
export type WorkflowInput = z.output<typeof workflowInput>;

export const runReasonInput = runIdInput.extend({
  reason: z.string().trim().min(1, "Say why.").max(500, "Use at most 500 characters."),
});
export const newWorkflowInput = z.strictObject({ templateKey: z.string().max(60).nullable() });
export const publishInput = z.strictObject({ id: workflowId, draftVersion: z.int().min(0) });
export const restoreInput = z.strictObject({ id: workflowId, version: z.int().min(1) });
export const workflowStateInput = z.strictObject({
  id: workflowId,
  state: z.enum(["Published", "Paused", "Archived"]),
});
export const heldInput = z.strictObject({ id: workflowId, decision: z.enum(["release", "drop"]) });
export const runByHandInput = z.strictObject({ id: workflowId, personObjectId: objectId });

/** GET /api/workflows/dry-run */
export const dryRunQuery = z.object({
  id: workflowId,
  person: objectId.optional(),
  request: z.coerce.number().int().min(1).optional(),
});
/** GET /api/workflows/runs, and the addresses of its lists: whatever is odd in one counts as not said. */
export const runsQuery = z.object({
  workflow: workflowId.optional().catch(undefined),
  state: z
    .enum(["Queued", "In progress", "Waiting", "Completed", "Completed with errors", "Failed", "Cancelled"])
    .optional()
    .catch(undefined),
  person: objectId.optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  before: z.string().max(80).optional().catch(undefined),
});
export type RunsQuery = z.output<typeof runsQuery>;
/** GET /api/workflows/run */
export const runQuery = z.object({ run: workflowId });
