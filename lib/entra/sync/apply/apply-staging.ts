import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { syncCursors, syncSteps } from "#db/schema/index.ts";
import type { Scope } from "#lib/entra/scope/scope.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { selectHash, type TrackedKind } from "../map/selects.ts";
import { deltaLinkOf } from "../read-delta.ts";
import { LINK } from "../stage/links.ts";
import type { ChangesByKind, SyncKind } from "../types.ts";
import { applyAppRoles, applyAssignments, markEnterpriseApps } from "./apply-assignments.ts";
import { applyLinks } from "./apply-links.ts";
import { applyRemovals } from "./apply-removals.ts";
import { applyRows, writeTouched } from "./apply-rows.ts";
import { writeMembershipFeed, writeObjectFeed, writePeopleFeed } from "./change-feed.ts";
import { clearStaging } from "../stage/clear-staging.ts";
import { assertWithinLimits } from "./limits.ts";
import { NEXT } from "./next-rows.ts";
import { updateSearchIndex } from "./search-index.ts";
import { withIndexesRebuilt } from "./with-indexes-rebuilt.ts";

export type ApplyDeps = {
  db: Database;
  clock: Clock;
  runId: string;
  kind: SyncKind;
  scope: Scope;
  /** In the same transaction, after the mirror was written: what must not be undone by older readings. */
  onApplied?: ((db: Database) => void) | undefined;
};

const CHANGE_STEPS: Record<TrackedKind, string> = {
  users: "userChanges",
  groups: "groupChanges",
  apps: "appChanges",
  units: "unitChanges",
};

/** From so many people on, a first fill builds the indexes afterwards. */
const LARGE = 20_000;

/**
 * Applies a whole cycle to the mirror: limits, rows, links, removals, change feed, cursors. One
 * transaction, so that readers see all of it or nothing. What a skipped step would have told stays.
 */
export function applyStaging(deps: ApplyDeps): ChangesByKind {
  const { db } = deps;
  return inTransaction(db, () => {
    const steps = db.select().from(syncSteps).where(eq(syncSteps.runId, deps.runId)).all();
    const isDone = (key: string) => steps.some((step) => step.key === key && step.status === "Completed");
    const isComplete = deps.kind !== "delta";
    assertWithinLimits(db, { isComplete, hasListed: isDone });
    addManagers(db);
    const work = () => applyAll(deps, isDone, isComplete);
    const changes = isLargeFirstFill(db) ? withIndexesRebuilt(db, ["people", "memberships"], work) : work();
    saveCursors(deps, steps);
    deps.onApplied?.(db);
    clearStaging(db);
    return changes;
  });
}

function applyAll(deps: ApplyDeps, isDone: (key: string) => boolean, isComplete: boolean): ChangesByKind {
  const { db, clock, runId, scope } = deps;
  const feed = { runId, at: clock.now() };
  const wasEmpty = isEmpty(db, "people");
  const told = (list: string, changes: string) => (isComplete ? isDone(list) : isDone(changes));
  const people = applyRows(db, "people", NEXT.people(scope));
  const groups = applyRows(db, "groups", NEXT.groups());
  const assigned = isDone("assignments") ? applyAssignments(db) : { added: 0, changed: 0, removed: 0 };
  const apps = applyRows(db, "apps", NEXT.apps());
  const units = applyRows(db, "administrative_units", NEXT.units());
  if (!wasEmpty) {
    writePeopleFeed(db, feed);
    writeObjectFeed(db, feed);
  }
  for (const table of ["people", "groups", "apps", "administrative_units"]) writeTouched(db, table);
  if (isDone("roles")) {
    db.$client.exec("DELETE FROM directory_roles");
    db.$client.exec(`INSERT INTO directory_roles (id, object_id, display_name, template_id) ${NEXT.roles()}`);
  }
  applyAppRoles(db);
  markEnterpriseApps(db);
  const none = { added: 0, changed: 0, removed: 0 };
  const memberships = told("members", "groupChanges") ? applyLinks(db, LINK.member, isComplete) : none;
  if (!wasEmpty && memberships !== none) writeMembershipFeed(db, feed);
  const ownerships = told("groups", "groupChanges")
    ? applyLinks(db, LINK.owner, isComplete && isDone("owners"))
    : none;
  if (told("members", "unitChanges") && (!isComplete || isDone("units")))
    applyLinks(db, LINK.unitMember, isComplete);
  const roleHolders = isDone("roleMembers") ? applyLinks(db, LINK.roleMember, true) : none;
  const removed = applyRemovals(db);
  updateSearchIndex(db, clock, people.added + people.changed);
  return {
    people: { ...people, removed: removed.people },
    groups: { ...groups, removed: removed.groups },
    memberships,
    ownerships,
    apps: { ...apps, removed: removed.apps },
    assignments: assigned,
    administrativeUnits: { ...units, removed: removed.administrativeUnits },
    roleHolders,
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
  if (!isEmpty(db, "people")) return false;
  return Number(db.$client.prepare("SELECT count(*) FROM staged_people").pluck().get()) > LARGE;
}

function isEmpty(db: Database, table: string): boolean {
  return db.$client.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
}

function saveCursors({ db, clock }: ApplyDeps, steps: readonly (typeof syncSteps.$inferSelect)[]): void {
  for (const [kind, key] of Object.entries(CHANGE_STEPS)) {
    const step = steps.find((each) => each.key === key);
    const deltaLink = step?.status === "Completed" ? deltaLinkOf(step.cursor) : null;
    if (deltaLink === null) continue;
    // Microsoft counts the link's seven days from when it was given, not from when it was applied.
    const savedAt = step?.finishedAt ?? clock.now();
    // CHANGE_STEPS is keyed by TrackedKind; Object.entries widens it.
    const row = { key: kind, deltaLink, selectHash: selectHash(kind as TrackedKind), savedAt };
    db.insert(syncCursors).values(row).onConflictDoUpdate({ target: syncCursors.key, set: row }).run();
  }
}
