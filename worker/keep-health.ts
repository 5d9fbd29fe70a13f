import { tellHealth } from "#lib/health/tell-health.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";

const EVERY_MS = 10 * 60_000;

/** Looks now and then how Gatehouse does, and tells admins; `tick` is cheap and may come often. */
export function createHealthKeeper(ctx: Context) {
  // What a start finds overdue gets its chance first.
  let nextAt = ctx.clock.now() + EVERY_MS;
  return {
    tick(): void {
      const now = ctx.clock.now();
      if (now < nextAt && nextAt - now <= EVERY_MS) return;
      nextAt = now + EVERY_MS;
      try {
        const parts = tellHealth(ctx);
        if (parts.length > 0) log.warn({ parts }, "something stands still or is overdue");
      } catch (error) {
        log.error({ err: error }, "the health of Gatehouse could not be looked at");
      }
    },
  };
}
