import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns } from "#db/schema/index.ts";

export type ActionRun = typeof actionRuns.$inferSelect;

/** Once sent, an action may be tried for this long; later it needs a fresh decision. */
export const DEADLINE_MS = 15 * 60_000;
/** How long one process owns a run that it has not sent yet, and one that it has. */
export const LEASE_MS = 60_000;
export const SENT_LEASE_MS = 120_000;

/** Waits between read-backs of a result that Entra has confirmed: its copies may lag for up to 15 minutes. */
const DONE_WAITS_MS: readonly number[] = [2_000, 6_000, 20_000, 90_000, 780_000];
/** Waits between read-backs of an answer that got lost; after the last one absence counts as proof. */
const UNKNOWN_WAITS_MS: readonly number[] = [2_000, 4_000, 8_000, 16_000, 30_000];

/** When to read back next, after `readBacks` tries; null when there is nothing more to try. */
export function nextReadBackAt(state: "done" | "unknown", readBacks: number, now: number): number | null {
  const wait = (state === "done" ? DONE_WAITS_MS : UNKNOWN_WAITS_MS)[readBacks];
  return wait === undefined ? null : now + wait;
}

/** One run by id, or null. */
export function findRun(db: Database, id: string): ActionRun | null {
  return db.select().from(actionRuns).where(eq(actionRuns.id, id)).get() ?? null;
}

/** Still on its way: not sent, sent without answer, or being checked. */
export function isOpen(run: ActionRun): boolean {
  return (
    run.state === "intent" || run.state === "sent" || (run.state === "unknown" && run.nextReadBackAt !== null)
  );
}
