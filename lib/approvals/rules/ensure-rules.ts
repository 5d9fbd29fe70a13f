import "server-only";
import { count } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { approvalRules, settings } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { HOUR_MS } from "./constants.ts";
import { eq } from "drizzle-orm";

const SHIPPED_KEY = "approvals.shipped";

/** Puts the shipped rule into a fresh workspace, once: deleting a user takes a second admin. */
export function ensureRules(db: Database, now: number): void {
  inTransaction(db, () => {
    const isShipped = db.select().from(settings).where(eq(settings.key, SHIPPED_KEY)).get() !== undefined;
    if (isShipped) return;
    db.insert(settings).values({ key: SHIPPED_KEY, value: "1", updatedAt: now }).run();
    if ((db.select({ n: count() }).from(approvalRules).get()?.n ?? 0) > 0) return;
    db.insert(approvalRules)
      .values({
        id: newId(),
        actionKey: "delete-user",
        serviceKey: "",
        approver: "admin",
        named: [],
        needs: "one",
        expiresAfterMs: 24 * HOUR_MS,
        fallback: "admin",
        fallbackNamed: [],
        updatedAt: now,
      })
      .run();
  });
}
