import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { accessEndings, actionRuns } from "#db/schema/index.ts";
import { endingKey, type AccessEnding } from "#lib/entra/actions/ending-rows.ts";
import type { ActionRun } from "#lib/entra/actions/run-state.ts";

const AT_ONCE = 50;

const isToRemind = (now: number) => and(isNull(accessEndings.remindedAt), lte(accessEndings.remindAt, now));

/** Is there anything to end or to announce? Asked every few seconds; answered by an index. */
export function isAnythingDue(db: Database, now: number): boolean {
  const isDue = or(lte(accessEndings.nextTryAt, now), isToRemind(now));
  return (
    db
      .select({ id: accessEndings.id })
      .from(accessEndings)
      .where(and(eq(accessEndings.state, "Waiting"), isDue))
      .get() !== undefined
  );
}

/** What is to be ended now, the longest overdue first. */
export function dueEndings(db: Database, now: number): AccessEnding[] {
  return db
    .select()
    .from(accessEndings)
    .where(and(eq(accessEndings.state, "Waiting"), lte(accessEndings.nextTryAt, now)))
    .orderBy(asc(accessEndings.nextTryAt))
    .limit(AT_ONCE)
    .all();
}

/** What is to be announced now. */
export function endingsToRemind(db: Database, now: number): AccessEnding[] {
  return db
    .select()
    .from(accessEndings)
    .where(and(eq(accessEndings.state, "Waiting"), isToRemind(now)))
    .limit(AT_ONCE)
    .all();
}

/** The run of the latest attempt; null when there was none, or it never came to a run. */
export function findLatestAttempt(db: Database, { id, attempts }: AccessEnding): ActionRun | null {
  const isIt = eq(actionRuns.idempotencyKey, endingKey(id, attempts));
  return db.select().from(actionRuns).where(isIt).get() ?? null;
}
