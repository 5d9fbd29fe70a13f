import { setTimeout as delay } from "node:timers/promises";
import type { ActionTools } from "#lib/entra/actions/run-types.ts";
import { openGraph } from "#lib/entra/connection/open-graph.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";

/** Opens what a run needs from outside; tests bring their own. */
export type OpenActionTools = (ctx: Context) => ActionTools;

/** Graph for a person who waits, real time. Throws `GraphError` when nothing usable is connected. */
export const openActionTools: OpenActionTools = (ctx) => ({
  graph: openGraph(ctx.db, undefined, { priority: "high" }),
  graphUrl: env().graphBaseUrl,
  sleep: async (ms) => void (await delay(ms)),
});

/** The same for the gate: a connection that can't be used is a refusal. Throws `DeskError`. */
export function openToolsOrRefuse(ctx: Context, open: OpenActionTools): ActionTools {
  try {
    return open(ctx);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new DeskError(
      "needs-reauthorization",
      "Actions are paused: Entra needs reauthorization. An admin can reconnect it in Settings.",
    );
  }
}
