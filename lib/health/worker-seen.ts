import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";

const KEY = "worker.seen";

/** The worker says that it lives. */
export function noteWorkerSeen({ db, clock }: Context): void {
  inTransaction(db, () => writeSetting(db, clock.now(), KEY, {}));
}

/** When it last did; null when never. */
export function findWorkerSeenAt(db: Database): number | null {
  return db.select().from(settings).where(eq(settings.key, KEY)).get()?.updatedAt ?? null;
}
