import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { askGraphTime } from "#lib/entra/graph/ask-time.ts";
import { createTransport } from "#lib/entra/graph/transport.ts";
import { settleWorkflows } from "#lib/workflows/settle-workflows.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { takeTurns, type Turns } from "./take-turns.ts";

/** Between two looks with nothing to do, and between two looks at dates. */
const IDLE_MS = 500;
const DATES_MS = 20_000;

/** Carries out workflows. */
export function createWorkflowRunner(ctx: Context, signal: AbortSignal): Turns {
  const transport = createTransport();
  const askTime = () => askGraphTime(env().graphBaseUrl, transport);
  let datesAt = 0;
  return takeTurns({ failed: "carrying out workflows failed", restMs: 30_000 }, async () => {
    const isForDates = performance.now() >= datesAt;
    if (isForDates) datesAt = performance.now() + DATES_MS;
    const tools = { open: openActionTools, ...(isForDates ? { askTime } : {}) };
    const taken = await settleWorkflows(ctx, tools, signal);
    return taken > 0 ? 0 : IDLE_MS;
  });
}
