import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { reconcileActionsTurn } from "./reconcile-actions.ts";

/** Looks after actions beside the jobs, one turn at a time; `tick` is cheap and may come often. */
export function createReconciler(ctx: Context, signal: AbortSignal) {
  let nextAt = 0;
  let running: Promise<void> | null = null;
  async function turn(): Promise<void> {
    try {
      nextAt = await reconcileActionsTurn({ db: ctx.db, clock: ctx.clock, signal });
    } catch (error) {
      log.error({ err: error }, "reconciling actions failed");
      nextAt = ctx.clock.now() + 60_000;
    } finally {
      running = null;
    }
  }
  return {
    tick(): void {
      if (running === null && ctx.clock.now() >= nextAt && !signal.aborted) running = turn();
    },
    /** Resolves when the turn under way is over. */
    idle: async (): Promise<void> => (await running) ?? undefined,
  };
}
