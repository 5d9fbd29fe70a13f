import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { syncHolds } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findGuard } from "./guards.ts";
import { requestSync } from "./request-sync.ts";

/**
 * Allows exactly what a hold lists, and asks for the sync that applies it. What Entra changed since is
 * judged anew.
 */
export function releaseHold(ctx: Context, { holdId }: { holdId: string }): void {
  inTransaction(ctx.db, () => {
    decide(ctx, holdId, "Released");
    // Refused where no sync can run now: then nothing is decided either.
    requestSync(ctx, { kind: "delta" });
  });
}

/** Keeps what the mirror has. The next sync looks again, and asks again if Entra still says the same. */
export function discardHold(ctx: Context, { holdId }: { holdId: string }): void {
  decide(ctx, holdId, "Discarded");
}

function decide(ctx: Context, holdId: string, decision: "Released" | "Discarded"): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const hold = ctx.db.select().from(syncHolds).where(eq(syncHolds.id, holdId)).get();
    if (hold === undefined) throw new DeskError("not-found", "There is no such held change.");
    const decided = ctx.db
      .update(syncHolds)
      .set({ status: decision, decidedAt: ctx.clock.now(), decidedBy: ctx.actor.displayName })
      .where(and(eq(syncHolds.id, holdId), eq(syncHolds.status, "Held")))
      .run();
    if (decided.changes === 0) {
      throw new DeskError(
        "conflict",
        "This was decided already, or a newer sync took its place. Reload the page.",
      );
    }
    const connection = findConnection(ctx.db);
    recordAudit(ctx, {
      event: decision === "Released" ? "sync.hold-released" : "sync.hold-discarded",
      result: decision,
      target: {
        kind: "tenant",
        id: connection?.tenantId ?? "",
        name: connection?.tenantName ?? "Microsoft Entra ID",
      },
      details: { holdId, guard: hold.guard, count: hold.count, words: findGuard(hold.guard)?.words },
    });
  });
}
