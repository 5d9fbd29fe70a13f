import "server-only";
import { and, count, eq, gt, lt } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { signInAttempts } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { TRIES_LIMIT, TRIES_WINDOW_MS } from "./constants.ts";

/** Refuses when `key` (an address, or "set-up") has failed too often lately. */
export function requireTriesLeft(db: Database, clock: Clock, key: string): void {
  const since = clock.now() - TRIES_WINDOW_MS;
  const failed = db
    .select({ n: count() })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.key, key), gt(signInAttempts.at, since)))
    .get();
  if ((failed?.n ?? 0) >= TRIES_LIMIT) {
    throw new DeskError("too-many-tries", "Too many tries. Wait 15 minutes, then try again.");
  }
}

/** Notes a failed try and forgets those that no longer count. */
export function recordFailedTry(db: Database, clock: Clock, key: string): void {
  db.delete(signInAttempts).where(lt(signInAttempts.at, clock.now() - TRIES_WINDOW_MS)).run();
  db.insert(signInAttempts).values({ id: newId(), key, at: clock.now() }).run();
}
