import { inArray, lte } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messages, messageSends } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { KEPT_MS } from "../constants.ts";

/** Forgets messages after half a year, with what is known about sending them. */
export function pruneMessages({ db, clock }: Context): void {
  inTransaction(db, () => {
    const old = db
      .select({ id: messages.id })
      .from(messages)
      .where(lte(messages.createdAt, clock.now() - KEPT_MS));
    db.delete(messageSends).where(inArray(messageSends.messageId, old)).run();
    db.delete(messages).where(inArray(messages.id, old)).run();
  });
}
