import { refreshDates } from "#lib/hris/refresh-dates.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";

/** As often as workflows look whose date has come. */
const EVERY_MS = 20_000;

/** Keeps the dates that count up to what syncs bring; what HR says moves them at once. `tick` may come often. */
export function createDateKeeper(ctx: Context) {
  let nextAt = -Infinity;
  return {
    tick(): void {
      const now = ctx.clock.now();
      // A clock that was put back must not silence it.
      if (now < nextAt && nextAt - now <= EVERY_MS) return;
      nextAt = now + EVERY_MS;
      try {
        const { moved } = refreshDates(ctx);
        if (moved > 0) log.info({ moved }, "start and end dates moved");
      } catch (error) {
        log.error({ err: error }, "start and end dates could not be brought up to date");
      }
    },
  };
}
