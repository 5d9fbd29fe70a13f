import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { askGraphTime } from "#lib/entra/graph/ask-time.ts";
import { createTransport } from "#lib/entra/graph/transport.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";

/** Between two looks with nothing to do, and between two looks at dates; on the monotonic clock. */
const IDLE_MS = 500;
const DATES_MS = 20_000;
const FAILED_MS = 30_000;

/** Carries out workflows; `tick` is cheap and may come often. */
export function createWorkflowRunner(ctx: Context, signal: AbortSignal) {
  const transport = createTransport();
  const askTime = () => askGraphTime(env().graphBaseUrl, transport);
  let nextAt = 0;
  let datesAt = 0;
  let running: Promise<void> | null = null;
  async function turn(): Promise<void> {
    let waitMs = IDLE_MS;
    try {
      const isForDates = performance.now() >= datesAt;
      if (isForDates) datesAt = performance.now() + DATES_MS;
      const tools = { open: openActionTools, ...(isForDates ? { askTime } : {}) };
      const taken = await settleWorkflows(ctx, tools, signal);
      if (taken > 0) waitMs = 0;
    } catch (error) {
      waitMs = FAILED_MS;
      log.error({ err: error }, "carrying out workflows failed");
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
