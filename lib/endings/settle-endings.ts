import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { isClockRight } from "#lib/entra/graph/is-clock-right.ts";
import { findAutomationPause } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { endAccess } from "./end-access.ts";
import { dueEndings, isAnythingDue } from "./endings-data.ts";
import { remindEndings } from "./remind-endings.ts";

/** What one turn came to. `held`: something is due, and our clock can't be trusted or nobody can vouch for it. */
export type EndingsTurn = "idle" | "paused" | "held" | "done";

/**
 * The worker's turn over access that ends by itself: announces what ends soon, ends what is due. Safe to
 * call as often as wanted, by several.
 *
 * A clock that jumps must not end everybody's access (F39). Comparing with the monotonic clock misses what
 * jumped while nothing ran, and knows no way back. So before anything that a date decides, Microsoft is
 * asked for the time: one small request per turn with something due. Where it can't be asked nothing could
 * be ended either, so this holds up nothing that would have worked.
 */
export async function settleEndings(
  ctx: Context,
  open: OpenActionTools,
  askTime: () => Promise<number>,
): Promise<EndingsTurn> {
  const now = ctx.clock.now();
  if (!isAnythingDue(ctx.db, now)) return "idle";
  if (findAutomationPause(ctx.db) !== null) return "paused";
  if (!(await isClockRight(ctx.clock, askTime))) return "held";
  remindEndings(ctx);
  for (const ending of dueEndings(ctx.db, now)) {
    if (findAutomationPause(ctx.db) !== null) return "paused";
    try {
      await endAccess(ctx, ending, open);
    } catch (error) {
      // One that can't be ended for a mistake of ours must not keep the others; it is tried again.
      log.error({ err: error, ending: ending.id }, "access could not be ended");
    }
  }
  return "done";
}
