import "server-only";
import { and, count, eq, gt, lt } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { signInAttempts } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { TRIES_LIMIT, TRIES_WINDOW_MS } from "./constants.ts";

/**
 * Takes one of the tries that `key` (an address, or "set-up") has, before anything is compared: checking
 * a password takes a while, and guesses sent together must not all find the same tries left.
 * @returns the try, to give back when it was right. Throws `DeskError` when none is left.
 */
export function takeTry(db: Database, clock: Clock, key: string): string {
  const now = clock.now();
  const since = now - TRIES_WINDOW_MS;
  return inTransaction(db, () => {
    db.delete(signInAttempts).where(lt(signInAttempts.at, since)).run();
    const taken = db
      .select({ n: count() })
      .from(signInAttempts)
      .where(and(eq(signInAttempts.key, key), gt(signInAttempts.at, since)))
      .get();
    if ((taken?.n ?? 0) >= TRIES_LIMIT) {
      throw new DeskError("too-many-tries", "Too many tries. Wait 15 minutes, then try again.");
    }
    const id = newId();
    db.insert(signInAttempts).values({ id, key, at: now }).run();
    return id;
  });
}

/** A try that was right does not count. Call it inside the transaction of the sign-in. */
export function giveTryBack(db: Database, id: string): void {
  db.delete(signInAttempts).where(eq(signInAttempts.id, id)).run();
}
