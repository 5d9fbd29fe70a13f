import { sql } from "drizzle-orm";
import { DeskError } from "#lib/platform/errors.ts";
import { fold } from "#lib/platform/fold.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { cardEligibility } from "./describe-actions.ts";
import { readFacts } from "./facts-data.ts";
import type { GroupTarget } from "./panel-types.ts";
import { findAction } from "./registry.ts";

const SHOWN = 20;

/**
 * Groups for an action's picker, each with "will it work": those that can first, those that can't last
 * with the reason. `group` asks about that one only. Agents and admins only. Throws `DeskError`.
 */
export function listGroupTargets(
  ctx: Context,
  query: { action: string; subject: string; q: string; group?: string | undefined },
): GroupTarget[] {
  requireRole(ctx, "agent", "admin");
  const action = findAction(query.action);
  const field = action?.fields.find((candidate) => candidate.kind === "group");
  if (action === null || field === undefined)
    throw new DeskError("invalid-input", "This action has no group to choose.");
  const person = readFacts(ctx, query.subject, {})?.person;
  if (person === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  const wantsMember = field.options === "their-groups";
  const rows =
    query.group !== undefined
      ? [{ objectId: query.group }]
      : findGroups(ctx, person.id, wantsMember, query.q);
  const targets = rows.flatMap(({ objectId }) => {
    const input = { groupObjectId: objectId };
    const facts = readFacts(ctx, query.subject, input);
    if (facts === null || facts.group === null) return [];
    return [
      {
        objectId,
        displayName: facts.group.displayName,
        kind: facts.group.isDynamic ? `${facts.group.kind}, dynamic` : facts.group.kind,
        eligibility: cardEligibility(ctx.db, action, facts, input),
        changes: action.summarize(facts),
      },
    ];
  });
  const canWork = (target: GroupTarget) => target.eligibility.status === "ready";
  return [...targets.filter(canWork), ...targets.filter((target) => !canWork(target))];
}

/** Names that contain every word; likely targets first, then by name. */
function findGroups(ctx: Context, personId: number, wantsMember: boolean, q: string): { objectId: string }[] {
  const words = fold(q)
    .split(" ")
    .filter((word) => word !== "");
  const matches = words.map(
    (word) => sql`AND groups.sort_key LIKE ${`%${word.replace(/[\\%_]/g, "\\$&")}%`} ESCAPE '\\'`,
  );
  const isMember = sql`EXISTS (SELECT 1 FROM memberships
    WHERE memberships.group_id = groups.id AND memberships.member_id = ${personId})`;
  const cantWork = sql`groups.in_scope = 0 OR groups.is_dynamic = 1 OR groups.is_on_premises = 1
    OR groups.is_role_assignable = 1 OR groups.is_management_restricted = 1
    OR groups.kind NOT IN ('Security', 'Microsoft 365')`;
  return ctx.db.all<{ objectId: string }>(sql`
    SELECT groups.object_id AS objectId FROM groups
     WHERE ${wantsMember ? isMember : sql`1`} ${sql.join(matches, sql` `)}
     ORDER BY ${wantsMember ? sql`NULL` : isMember}, (${cantWork}), groups.sort_key, groups.id
     LIMIT ${SHOWN}`);
}
