import "server-only";
import { eq, sql } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import { bundleFor } from "#lib/bundles/bundle-for.ts";
import type { PersonBundle } from "#lib/bundles/types.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import { departmentOf } from "#lib/hris/department-of.ts";
import type { Context } from "#lib/platform/context.ts";
import { lookAtCall, type CallPlan, type PlannedCall } from "./call-plan.ts";

const GONE: CallPlan = { calls: [], left: [], problem: "The person is no longer in the directory." };

/** The baseline groups that everybody gets. */
export function planBaseline(ctx: Context, personObjectId: string): CallPlan {
  const bundle = bundleOf(ctx, personObjectId);
  if (bundle === null) return GONE;
  const missing = bundle.missing.filter(({ kind }) => kind === "group");
  return {
    ...planGroups(ctx, personObjectId, bundle.baselineGroups),
    left: leftOut(missing, bundle.baselineGroups.length === 0 ? "The baseline names no group." : null),
  };
}

/** The groups and apps of the person's department, and the apps that everybody gets. */
export function planBundle(ctx: Context, personObjectId: string): CallPlan {
  const bundle = bundleOf(ctx, personObjectId);
  if (bundle === null) return GONE;
  const apps = bundle.apps.flatMap(({ objectId, access }) => {
    const call = { subjectObjectId: personObjectId, input: { appObjectId: objectId, access } };
    return lookAtCall(ctx, ACTIONS["assign-application-to-user"], call) ?? [];
  });
  const groups = planGroups(ctx, personObjectId, bundle.groups).calls;
  const department = bundle.department ?? "this department";
  const nothing = bundle.isEmpty ? `There is no app bundle for ${department}.` : null;
  return { calls: [...groups, ...apps], left: leftOut(bundle.missing, nothing), problem: null };
}

/**
 * Every app the person has, by each way they have it. What comes with a group that Gatehouse can't manage
 * is left, and named. An app that many share one group for ends with one removal.
 */
export function planRemoveApps(ctx: Context, personObjectId: string): CallPlan {
  const action = ACTIONS["remove-application-from-user"];
  const calls: PlannedCall[] = [];
  const left: string[] = [];
  const seen = new Set<string>();
  for (const { objectId, displayName } of appsOf(ctx, personObjectId)) {
    const facts = readFacts(ctx, personObjectId, { appObjectId: objectId });
    for (const way of facts === null ? [] : (action.choices?.(facts) ?? [])) {
      const key = way.value.startsWith("group:") ? way.value : `${objectId} ${way.value}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const judged = checkEligibility(action, way.facts);
      const input = { appObjectId: objectId, access: way.value };
      const call = lookAtCall(ctx, action, { subjectObjectId: personObjectId, input });
      if (judged.status === "not-possible") left.push(`${displayName}: ${judged.reason}`);
      else if (call !== null) calls.push(call);
    }
  }
  return { calls, left, problem: null };
}

function bundleOf(ctx: Context, personObjectId: string): PersonBundle | null {
  const person = ctx.db.select().from(people).where(eq(people.objectId, personObjectId)).get();
  if (person === undefined) return null;
  return bundleFor(ctx, { department: departmentOf(ctx.db, personObjectId) });
}

function planGroups(ctx: Context, personObjectId: string, groups: readonly { objectId: string }[]): CallPlan {
  const calls = groups.flatMap(({ objectId }) => {
    const call = { subjectObjectId: personObjectId, input: { groupObjectId: objectId } };
    return lookAtCall(ctx, ACTIONS["add-user-to-group"], call) ?? [];
  });
  return { calls, left: [], problem: null };
}

function leftOut(missing: PersonBundle["missing"], nothing: string | null): string[] {
  const named = missing.map(({ displayName, reason }) => `${displayName}: ${reason}`);
  return nothing === null ? named : [...named, nothing];
}

function appsOf({ db }: Context, personObjectId: string) {
  return db.all<{ objectId: string; displayName: string }>(sql`
    SELECT DISTINCT apps.object_id AS objectId, apps.display_name AS displayName, apps.sort_key
      FROM people
      JOIN assignments ON assignments.principal_id = people.id
        OR assignments.principal_id IN (SELECT group_id FROM memberships WHERE member_id = people.id)
      JOIN apps ON apps.id = assignments.app_id
     WHERE people.object_id = ${personObjectId}
     ORDER BY apps.sort_key`);
}
