import { sql, type SQL } from "drizzle-orm";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { fold } from "#lib/platform/fold.ts";
import type { ActionSpec } from "./define-action.ts";
import { isOpenTo, willItWork, type ApprovalText } from "./describe-actions.ts";
import { readFacts } from "./facts-data.ts";
import type { ActionTarget, CardEligibility, TargetChoice } from "./panel-types.ts";
import { findAction } from "./registry.ts";
import type { ActionFacts, ActionInput, TargetField } from "./types.ts";

const SHOWN = 20;

/**
 * Groups or apps for an action's picker, each with "will it work": those that can first, those that
 * can't last with the reason. `target` asks about that one only. Agents and admins only. Throws `DeskError`.
 */
export function listTargets(
  ctx: Context,
  query: { action: string; subject: string; q: string; target?: string | undefined },
  approvalOf: ApprovalText,
): ActionTarget[] {
  requireRole(ctx, "agent", "admin");
  const action = findAction(query.action);
  const field = action?.fields.find((candidate) => candidate.kind !== "choice");
  if (action === null || field === undefined)
    throw new DeskError("invalid-input", "This action has nothing to choose.");
  const person = readFacts(ctx, query.subject, {})?.person;
  if (person === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  const found =
    query.target === undefined ? findTargets(ctx, field, person.id, query.q) : [{ objectId: query.target }];
  const targets = found.flatMap(({ objectId }) => {
    const input = { [field.name]: objectId };
    const facts = readFacts(ctx, query.subject, input);
    return facts === null ? [] : describeTarget(ctx, action, facts, input, approvalOf);
  });
  const canWork = (target: ActionTarget) => target.eligibility.status === "ready";
  return [...targets.filter(canWork), ...targets.filter((target) => !canWork(target))];
}

function describeTarget(
  ctx: Context,
  action: ActionSpec,
  facts: ActionFacts,
  input: ActionInput,
  approvalOf: ApprovalText,
): ActionTarget[] {
  const named = nameOf(facts);
  if (named === null) return [];
  const choices = describeChoices(ctx, action, facts, input, approvalOf);
  const { eligibility: own, approval } = willItWork(ctx.db, action, facts, input, approvalOf);
  return [
    {
      ...named,
      eligibility: own.status === "ready" ? bestOf(choices, own) : own,
      approval,
      changes: action.summarize(facts),
      note: action.note?.(facts) ?? null,
      choices,
    },
  ];
}

/** What the facts name: the app, else the group; null when the mirror has neither. */
function nameOf({ app, group }: ActionFacts): Pick<ActionTarget, "objectId" | "displayName" | "kind"> | null {
  if (app !== null) {
    const { objectId, displayName, isEnabled } = app;
    return { objectId, displayName, kind: isEnabled ? "" : "Disabled" };
  }
  if (group === null) return null;
  const { objectId, displayName, kind, isDynamic } = group;
  return { objectId, displayName, kind: isDynamic ? `${kind}, dynamic` : kind };
}

function describeChoices(
  ctx: Context,
  action: ActionSpec,
  facts: ActionFacts,
  input: ActionInput,
  approvalOf: ApprovalText,
): TargetChoice[] {
  const field = action.fields.find((candidate) => candidate.kind === "choice");
  if (field === undefined) return [];
  return (action.choices?.(facts) ?? []).map(({ value, label, facts: chosen }) => ({
    value,
    label,
    ...willItWork(ctx.db, action, chosen, { ...input, [field.name]: value }, approvalOf),
    changes: action.summarize(chosen),
    note: action.note?.(chosen) ?? null,
  }));
}

/** A target can work when one of its choices can; else the first reason stands for all. */
function bestOf(choices: readonly TargetChoice[], own: CardEligibility): CardEligibility {
  const [first] = choices;
  if (first === undefined || choices.some(({ eligibility }) => isOpenTo(eligibility))) return own;
  const refusal = choices.find(({ eligibility }) => eligibility.status === "not-possible");
  return (refusal ?? first).eligibility;
}

/** Names that contain every word; likely targets first, then by name. */
function findTargets(ctx: Context, field: TargetField, personId: number, q: string): { objectId: string }[] {
  const words = fold(q)
    .split(" ")
    .filter((word) => word !== "");
  const table = field.kind === "group" ? sql`groups` : sql`apps`;
  const matches = words.map(
    (word) => sql`AND ${table}.sort_key LIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} ESCAPE '\\'`,
  );
  const find = field.kind === "group" ? findGroups : findApps;
  return ctx.db.all<{ objectId: string }>(
    find(
      personId,
      field.options === "their-groups" || field.options === "their-apps",
      sql.join(matches, sql` `),
    ),
  );
}

function findGroups(personId: number, areTheirs: boolean, matches: SQL): SQL {
  const isMember = sql`EXISTS (SELECT 1 FROM memberships
    WHERE memberships.group_id = groups.id AND memberships.member_id = ${personId})`;
  const cantWork = sql`groups.in_scope = 0 OR groups.is_dynamic = 1 OR groups.is_on_premises = 1
    OR groups.is_role_assignable = 1 OR groups.is_management_restricted = 1
    OR groups.kind NOT IN ('Security', 'Microsoft 365')`;
  return sql`
    SELECT groups.object_id AS objectId FROM groups
     WHERE ${areTheirs ? isMember : sql`1`} ${matches}
     ORDER BY ${areTheirs ? sql`NULL` : isMember}, (${cantWork}), groups.sort_key, groups.id
     LIMIT ${SHOWN}`;
}

function findApps(personId: number, areTheirs: boolean, matches: SQL): SQL {
  const isTheirs = sql`EXISTS (SELECT 1 FROM assignments WHERE assignments.app_id = apps.id
    AND (assignments.principal_id = ${personId} OR assignments.principal_id IN
      (SELECT memberships.group_id FROM memberships WHERE memberships.member_id = ${personId})))`;
  return sql`
    SELECT apps.object_id AS objectId FROM apps
     WHERE ${areTheirs ? isTheirs : sql`apps.is_enterprise = 1`} ${matches}
     ORDER BY ${areTheirs ? sql`NULL` : isTheirs}, apps.is_enabled DESC, apps.sort_key, apps.id
     LIMIT ${SHOWN}`;
}
