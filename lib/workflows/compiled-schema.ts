import { z } from "zod";
import { fieldKey } from "#lib/services/schema.ts";
import { actionStep, listSteps, requestStep, stepBase, type Step } from "./schema.ts";

/** What a playbook never touches, whoever runs it. */
const boundsSchema = z.strictObject({
  forbidden: z.array(z.strictObject({ objectId: z.string(), displayName: z.string() })),
  /** Only the requester's own access. */
  isOwnOnly: z.boolean(),
});
export type Bounds = z.output<typeof boundsSchema>;

/** Texts are filled when a playbook is compiled, and never read for placeholders again. */
const text = z.string();

const compiledStep = z.discriminatedUnion("kind", [
  /** `subjectField`: the answer that names whom it is about. */
  actionStep.extend({ subjectField: fieldKey.optional() }),
  /** `aboutField`: the answer that names whom the request is about. */
  requestStep.extend({ title: text, text, isFilled: z.literal(true), aboutField: fieldKey.optional() }),
  z.strictObject({ ...stepBase, kind: z.literal("reply"), text }),
  z.strictObject({ ...stepBase, kind: z.literal("diagnosis") }),
]);
export type CompiledStep = z.output<typeof compiledStep>;

/** Any step that the runner carries out: a workflow's, or one of a compiled playbook. */
export type RunStep = Step | CompiledStep;
export type RunDocument = { steps: readonly RunStep[] };

/** A playbook's version with one request's inputs, as steps of a run. Kept with the run. */
export const compiledSchema = z.strictObject({
  name: z.string(),
  publishedByName: z.string(),
  steps: z.array(compiledStep),
  bounds: boundsSchema,
  /** Each action waits for an approval, also where no rule wants one. */
  isApprovalWanted: z.boolean(),
});
export type CompiledPlaybook = z.output<typeof compiledSchema>;

/** Every step of a run in reading order, branches opened, with how deep it lies. */
export function listRunSteps(steps: readonly RunStep[]): { step: RunStep; depth: number }[] {
  return steps.flatMap((step): { step: RunStep; depth: number }[] =>
    step.kind === "branch" ? listSteps([step]) : [{ step, depth: 0 }],
  );
}
