import { eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { syncHolds } from "#db/schema/index.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { workerActor } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { allowed, GUARDS, type Guard } from "../guards.ts";
import type { SyncLimits } from "../sync-settings.ts";
import type { MirrorKind } from "./kinds.ts";

type Cycle = { db: Database; isComplete: boolean; limits: SyncLimits };
export type Trip = { guard: Guard; count: number; known: number; limit: number };

/** Everything of a guard that nobody has allowed yet: a release allows exactly what it listed. */
const unreleased = (guard: Guard, isComplete: boolean) =>
  `(${guard.items(isComplete)}) x WHERE NOT EXISTS (
     SELECT 1 FROM sync_holds h JOIN sync_hold_items i ON i.hold_id = h.id
     WHERE h.status = 'Released' AND h.guard = '${guard.key}'
       AND i.what = x.what AND i.object_id = x.object_id AND i.related_id = x.related_id)`;

/** Whether this cycle goes over a limit, and by how much; null when it stays below. */
export function tripOf({ db, isComplete, limits }: Cycle, guard: Guard): Trip | null {
  const count = (from: string) => Number(db.$client.prepare(`SELECT count(*) FROM ${from}`).pluck().get());
  const found = count(unreleased(guard, isComplete));
  if (found === 0) return null;
  const rule = { ...guard, limit: limits[guard.key] };
  if (found <= rule.limit.floor && !guard.leavesSome) return null;
  const known = count(guard.known);
  const limit = allowed(rule, known);
  return found > limit ? { guard, count: found, known, limit } : null;
}

/** A kind whose removals are over the limit already: then nothing of it is asked for one by one. */
export function isOverEarly(cycle: Cycle, kind: MirrorKind): boolean {
  return GUARDS.some((guard) => guard.kind === kind && guard.isEarly && tripOf(cycle, guard) !== null);
}

/** All limits that this cycle goes over, of the kinds it tells about. */
export function findTrips(cycle: Cycle, kinds: ReadonlySet<MirrorKind>): Trip[] {
  return GUARDS.filter(({ kind }) => kinds.has(kind)).flatMap((guard) => tripOf(cycle, guard) ?? []);
}

/**
 * Writes down what waits for a decision. The same list as before keeps its hold; another one takes its
 * place. Open holds that nothing asks for any more are cleared. Call inside the applying transaction,
 * before the kinds are forgotten.
 */
export function recordHolds(
  deps: Cycle & { clock: Clock; runId: string },
  trips: readonly Trip[],
  told: ReadonlySet<MirrorKind>,
): void {
  const { db, clock, runId, isComplete } = deps;
  const open = db.select().from(syncHolds).where(eq(syncHolds.status, "Held")).all();
  for (const hold of open) {
    const isAsked = trips.some(({ guard }) => guard.key === hold.guard);
    const wasTold = [...told].some((kind) => kind === hold.kind);
    if (!isAsked && wasTold) close(db, [hold.id], "Cleared", clock.now());
  }
  for (const { guard, count, known, limit } of trips) {
    const before = open.find((hold) => hold.guard === guard.key);
    const id = newId();
    const items = db.$client.prepare(
      `INSERT OR IGNORE INTO sync_hold_items (hold_id, what, object_id, related_id, name, detail)
       SELECT ?, what, object_id, related_id, name, detail FROM (${guard.items(isComplete)})`,
    );
    items.run(id);
    if (before !== undefined && hasSameItems(db, before.id, id)) {
      db.$client.prepare("DELETE FROM sync_hold_items WHERE hold_id = ?").run(id);
      continue;
    }
    if (before !== undefined) close(db, [before.id], "Superseded", clock.now());
    db.insert(syncHolds)
      .values({
        id,
        runId,
        guard: guard.key,
        kind: guard.kind,
        count,
        known,
        limit,
        status: "Held",
        heldAt: clock.now(),
      })
      .run();
    queueMessage(
      { db, clock, actor: workerActor },
      {
        kind: "sync-held",
        subjectId: id,
        to: allAdmins(db),
        facts: { id, count: String(count), limit: String(limit) },
      },
    );
  }
}

/** A release is used up once its kind was applied. */
export function closeApplied(db: Database, clock: Clock, kinds: ReadonlySet<MirrorKind>): void {
  const released = db.select().from(syncHolds).where(eq(syncHolds.status, "Released")).all();
  const used = released.filter((hold) => [...kinds].some((kind) => kind === hold.kind));
  close(
    db,
    used.map(({ id }) => id),
    "Applied",
    null,
  );
}

function close(
  db: Database,
  ids: readonly string[],
  status: "Applied" | "Superseded" | "Cleared",
  at: number | null,
): void {
  if (ids.length === 0) return;
  db.update(syncHolds)
    .set(at === null ? { status } : { status, decidedAt: at })
    .where(inArray(syncHolds.id, [...ids]))
    .run();
}

function hasSameItems(db: Database, one: string, other: string): boolean {
  const items = "SELECT what, object_id, related_id FROM sync_hold_items WHERE hold_id = ?";
  const isWithin = db.$client.prepare(`SELECT 1 FROM (${items} EXCEPT ${items}) LIMIT 1`);
  return isWithin.get(one, other) === undefined && isWithin.get(other, one) === undefined;
}
