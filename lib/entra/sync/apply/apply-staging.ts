import { eq, sql } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { mirrorKinds, syncCursors, syncSteps } from "#db/schema/index.ts";
import { bumpMirrorVersion } from "#lib/directory/mirror-version.ts";
import { DEFAULT_SCOPE } from "#lib/entra/scope/constants.ts";
import { followsLinks, readScope, recomputeScope } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { selectHash } from "../map/selects.ts";
import { deltaLinkOf } from "../read-delta.ts";
import { LINK } from "../stage/links.ts";
import { clearStaging } from "../stage/clear-staging.ts";
import { readSyncSettings } from "../sync-settings.ts";
import type { ChangeCounts, ChangesByKind, SyncKind } from "../types.ts";
import { applyRemovals } from "./apply-removals.ts";
import { writeChangeFeed } from "./change-feed.ts";
import { settleDoubts } from "./doubts.ts";
import { closeApplied, findTrips, recordHolds } from "./holds.ts";
import { forgetKind, KINDS, MIRROR_KINDS, toldKinds, type MirrorKind } from "./kinds.ts";
import { NEXT } from "./next-rows.ts";
import { applyAppRoles, markEnterpriseApps, planAssignments, writeAssignments } from "./plan-assignments.ts";
import { planLinks, writeLinks, type LinkPlan } from "./plan-links.ts";
import { planRows, writeRows, type RowPlan } from "./plan-rows.ts";
import { updateSearchIndex } from "./search-index.ts";
import { spareHeldPeople } from "./spare-held-people.ts";
import { withIndexesRebuilt } from "./with-indexes-rebuilt.ts";

/** Moments inside the applying transaction; tests stop the process there. */
export type ApplyPoint = "diff built" | "inside apply" | "before cursor" | "hold written";

export type ApplyDeps = {
  db: Database;
  clock: Clock;
  runId: string;
  kind: SyncKind;
  /** In the same transaction, after the mirror was written: what must not be undone by older readings. */
  onApplied?: ((db: Database) => void) | undefined;
  onPoint?: ((point: ApplyPoint) => void) | undefined;
};

export type AppliedCycle = { changes: ChangesByKind; held: readonly MirrorKind[] };

/** From so many people on, a first fill builds the indexes afterwards. */
const LARGE = 20_000;

/**
 * Applies a whole cycle to the mirror: differences, limits, rows, links, removals, change feed,
 * cursors. One transaction, so that readers see all of it or nothing. A kind that was not told whole, or
 * that goes over a limit, stays as it was, and so does its cursor: the next cycle reads it anew. An import
 * was reviewed by somebody and has no limits.
 */
export function applyStaging(deps: ApplyDeps): AppliedCycle {
  const { db, clock, runId, onPoint } = deps;
  return inTransaction(db, () => {
    const steps = db.select().from(syncSteps).where(eq(syncSteps.runId, runId)).all();
    const isDone = (key: string) => steps.some((step) => step.key === key && step.status === "Completed");
    const isComplete = deps.kind !== "delta";
    const told = toldKinds(isDone, isComplete);
    for (const kind of MIRROR_KINDS) if (!told.has(kind)) forgetKind(db, kind);
    addManagers(db);
    const scope = readScope(db) ?? DEFAULT_SCOPE;
    const isLargeFill = isLargeFirstFill(db);
    const plan = planAll(db, scope, isComplete, told);
    onPoint?.("diff built");
    const held = deps.kind === "import" ? [] : hold(deps, isComplete, told);
    for (const kind of held) told.delete(kind);
    const finalPlan = held.length === 0 ? plan : planAll(db, scope, isComplete, told);
    if (held.includes("people")) spareHeldPeople(db, isComplete);
    const work = () => writeAll(deps, finalPlan, scope, told);
    const changes = isLargeFill ? withIndexesRebuilt(db, ["people", "memberships"], work) : work();
    onPoint?.("before cursor");
    saveCursors(deps, steps, told);
    markKinds(deps, told);
    bumpMirrorVersion(db);
    closeApplied(db, clock, told);
    deps.onApplied?.(db);
    clearStaging(db);
    return { changes, held };
  });
}

type Plan = {
  rows: Record<"people" | "groups" | "apps" | "units" | "roles", RowPlan>;
  links: LinkPlan[];
  isFirst: boolean;
};

function planAll(db: Database, scope: Scope, isComplete: boolean, told: ReadonlySet<MirrorKind>): Plan {
  const rows = {
    people: planRows(db, "people", NEXT.people(scope, isComplete)),
    groups: planRows(db, "groups", NEXT.groups(scope)),
    apps: planRows(db, "apps", NEXT.apps()),
    units: planRows(db, "administrative_units", NEXT.units()),
    roles: planRows(db, "directory_roles", NEXT.roles()),
  };
  // Roles and their holders are read whole in every cycle.
  const links = [
    planLinks(db, LINK.member, isComplete),
    planLinks(db, LINK.owner, isComplete),
    planLinks(db, LINK.unitMember, isComplete),
    planLinks(db, LINK.roleMember, told.has("roles")),
  ];
  planAssignments(db, told.has("assignments"));
  return { rows, links, isFirst: rows.people.isFirst };
}

/** Kinds over a limit are written down for a decision and forgotten. */
function hold(deps: ApplyDeps, isComplete: boolean, told: ReadonlySet<MirrorKind>): MirrorKind[] {
  const { db, clock, runId } = deps;
  const cycle = { db, clock, runId, isComplete, limits: readSyncSettings(db).limits };
  const trips = findTrips(cycle, told);
  recordHolds(cycle, trips, told);
  if (trips.length > 0) deps.onPoint?.("hold written");
  const held = [...new Set(trips.map(({ guard }) => guard.kind))];
  for (const kind of held) forgetKind(db, kind);
  return held;
}

function writeAll(deps: ApplyDeps, plan: Plan, scope: Scope, told: ReadonlySet<MirrorKind>): ChangesByKind {
  const { db, clock, runId } = deps;
  if (!plan.isFirst) writeChangeFeed(db, { runId, at: clock.now() });
  settleDoubts(db, clock, told);
  const moves = countMoves(db);
  const people = writeRows(db, plan.rows.people);
  deps.onPoint?.("inside apply");
  const groups = writeRows(db, plan.rows.groups);
  const apps = writeRows(db, plan.rows.apps);
  const units = writeRows(db, plan.rows.units);
  writeRows(db, plan.rows.roles);
  applyAppRoles(db);
  const assignments = writeAssignments(db);
  markEnterpriseApps(db);
  const [memberships, ownerships, unitMembers, roleHolders] = plan.links.map((link) => writeLinks(db, link));
  const isFirst = plan.isFirst || plan.links.some((link) => link.isFirst);
  const removed = applyRemovals(db, { hasRoles: told.has("roles"), isFirst });
  if (followsLinks(scope)) recomputeScope(db, scope);
  updateSearchIndex(db, clock, people.added + people.changed);
  const none: ChangeCounts = { added: 0, changed: 0, removed: 0 };
  return {
    people: {
      added: people.added + moves.restored,
      changed: people.changed - moves.restored - moves.deleted,
      removed: removed.people + moves.deleted,
    },
    groups: { ...groups, removed: removed.groups },
    memberships: memberships ?? none,
    ownerships: ownerships ?? none,
    apps: { ...apps, removed: removed.apps },
    assignments,
    administrativeUnits: { ...units, removed: removed.administrativeUnits },
    unitMembers: unitMembers ?? none,
    roleHolders: roleHolders ?? none,
  };
}

/** Rows that only change their status, but mean that somebody came back or left. Count before writing. */
function countMoves(db: Database): { restored: number; deleted: number } {
  const count = (where: string) =>
    Number(
      db.$client
        .prepare(`SELECT count(*) FROM touched_people n JOIN people p ON p.id = n.id WHERE ${where}`)
        .pluck()
        .get(),
    );
  return {
    restored: count("p.status = 'Deleted' AND n.status <> 'Deleted'"),
    deleted: count("p.status <> 'Deleted' AND n.status = 'Deleted'"),
  };
}

/** Managers outside the list (contacts, say) get an integer too. */
function addManagers(db: Database): void {
  db.$client.exec(
    `INSERT OR IGNORE INTO objects (object_id, kind)
     SELECT DISTINCT manager_object_id, 'other' FROM staged_people WHERE manager_object_id <> ''
       AND NOT EXISTS (SELECT 1 FROM objects o WHERE o.object_id = manager_object_id)`,
  );
}

function isLargeFirstFill(db: Database): boolean {
  if (db.$client.prepare("SELECT 1 FROM people LIMIT 1").get() !== undefined) return false;
  return Number(db.$client.prepare("SELECT count(*) FROM staged_people").pluck().get()) > LARGE;
}

function saveCursors(
  { db, clock }: ApplyDeps,
  steps: readonly (typeof syncSteps.$inferSelect)[],
  told: ReadonlySet<MirrorKind>,
): void {
  for (const kind of told) {
    const { cursor: key, changes } = KINDS[kind];
    const step = steps.find((each) => each.key === changes[0]);
    const deltaLink = key === null ? null : deltaLinkOf(step?.cursor ?? null);
    if (key === null || deltaLink === null) continue;
    // Microsoft counts the link's seven days from when it was given, not from when it was applied.
    const savedAt = step?.finishedAt ?? clock.now();
    const row = { key, deltaLink, selectHash: selectHash(key), savedAt };
    db.insert(syncCursors).values(row).onConflictDoUpdate({ target: syncCursors.key, set: row }).run();
  }
}

/** From now on these kinds are as fresh as this cycle. */
function markKinds({ db, clock }: ApplyDeps, told: ReadonlySet<MirrorKind>): void {
  const rows = [...told].map((kind) => ({ kind, appliedAt: clock.now() }));
  if (rows.length === 0) return;
  db.insert(mirrorKinds)
    .values(rows)
    .onConflictDoUpdate({ target: mirrorKinds.kind, set: { appliedAt: sql`excluded.applied_at` } })
    .run();
}
