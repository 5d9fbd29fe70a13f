import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { settleEndings } from "#lib/endings/settle-endings.ts";
import { askGraphTime } from "#lib/entra/graph/ask-time.ts";
import { createTransport } from "#lib/entra/graph/transport.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { takeTurns, type Turns } from "./take-turns.ts";

const EVERY_MS = 5_000;
const HELD_MS = 60_000;

/** Ends access whose date has come. */
export function createEndingKeeper(ctx: Context): Turns {
  const transport = createTransport();
  const askTime = () => askGraphTime(env().graphBaseUrl, transport);
  return takeTurns({ failed: "ending access failed", restMs: HELD_MS }, async () => {
    const came = await settleEndings(ctx, openActionTools, askTime);
    return came === "held" ? HELD_MS : EVERY_MS;
  });
}
