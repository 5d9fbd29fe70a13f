import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { settleEndings } from "#lib/endings/settle-endings.ts";
import { askGraphTime } from "#lib/entra/graph/ask-time.ts";
import { createTransport } from "#lib/entra/graph/transport.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";

/** Between two looks, on the monotonic clock: the other one is what is in question. */
const EVERY_MS = 5_000;
const HELD_MS = 60_000;

/** Ends access whose date has come; `tick` is cheap and may come often. */
export function createEndingKeeper(ctx: Context) {
  const transport = createTransport();
  const askTime = () => askGraphTime(env().graphBaseUrl, transport);
  let nextAt = 0;
  let running: Promise<void> | null = null;
  async function turn(): Promise<void> {
    let waitMs = HELD_MS;
    try {
      const came = await settleEndings(ctx, openActionTools, askTime);
      if (came !== "held") waitMs = EVERY_MS;
    } catch (error) {
      log.error({ err: error }, "ending access failed");
    } finally {
      nextAt = performance.now() + waitMs;
      running = null;
    }
  }
  return {
    tick(): void {
      if (running === null && performance.now() >= nextAt) running = turn();
    },
    /** Resolves when the turn under way is over. */
    idle: async (): Promise<void> => (await running) ?? undefined,
  };
}
