import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { readWinner, writeWinner, type Winner } from "./hris-settings.ts";
import { refreshDates } from "./refresh-dates.ts";

/** Says whose date counts where HR and Entra differ; the dates move at once. Admins only. Throws `DeskError`. */
export function chooseWinner(ctx: Context, { winner }: { winner: Winner }): { moved: number } {
  requireRole(ctx, "admin");
  return inTransaction(ctx.db, () => {
    const before = readWinner(ctx.db);
    if (before === winner) return { moved: 0 };
    writeWinner(ctx.db, ctx.clock.now(), winner);
    const { moved } = refreshDates(ctx);
    recordAudit(ctx, {
      event: "hris.winner-chosen",
      result: "Done",
      target: { kind: "hris", id: "winner", name: winner === "hris" ? "HR" : "Microsoft Entra ID" },
      details: { before, after: winner, datesMoved: moved },
    });
    return { moved };
  });
}
