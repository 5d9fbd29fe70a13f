import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { ActionSpec } from "./define-action.ts";
import { willItWork, type ApprovalText } from "./describe-actions.ts";
import { readFacts } from "./facts-data.ts";
import type { PreviewRow } from "./panel-types.ts";
import { findAction } from "./registry.ts";

type PreviewQuery = {
  action: string;
  subjects: readonly string[];
  /** One input of the action per target; one empty input for actions without any. */
  targets: readonly Readonly<Record<string, string>>[];
};

/**
 * Every person with every target, before the click: person by person, in the order they were named.
 * Agents and admins only. Throws `DeskError`.
 */
export function previewAction(ctx: Context, query: PreviewQuery, approvalOf: ApprovalText): PreviewRow[] {
  requireRole(ctx, "agent", "admin");
  const action = findAction(query.action);
  if (action === null) throw new DeskError("invalid-input", "There is no such action.");
  return query.subjects.flatMap((subject) =>
    query.targets.map((input) => previewPair(ctx, action, subject, input, approvalOf)),
  );
}

function previewPair(
  ctx: Context,
  action: ActionSpec,
  subjectObjectId: string,
  input: Readonly<Record<string, string>>,
  approvalOf: ApprovalText,
): PreviewRow {
  const parsed = action.input.safeParse(input);
  if (!parsed.success)
    throw new DeskError("invalid-input", parsed.error.issues[0]?.message ?? "Check the form.");
  const facts = readFacts(ctx, subjectObjectId, parsed.data);
  if (facts === null) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  const { person, group, app } = facts;
  return {
    subjectObjectId,
    subjectName: person.displayName,
    input,
    targetName: (app ?? group)?.displayName ?? null,
    ...willItWork(ctx.db, action, facts, parsed.data, approvalOf),
    changes: action.summarize(facts),
    appNames: group?.appNames ?? [],
  };
}
