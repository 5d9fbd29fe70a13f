import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { findRun, type ActionRun } from "./run-state.ts";

/** The process slept, or was too slow: by now the run belongs to whoever took it over. */
class RunPassedOn extends Error {
  constructor() {
    super("The run has passed to another process; nothing more was sent.");
    this.name = "RunPassedOn";
  }
}

/** Does this process still own the run? */
export function ownsRun(ctx: Context, { id, fence }: ActionRun): boolean {
  const current = findRun(ctx.db, id);
  return current?.fence === fence && (current.leaseUntil ?? 0) > ctx.clock.now();
}

/**
 * The client of one run that was sent. Before every write it looks whether the run is still ours; the
 * token comes first, so that nothing slow stands between that look and the packet. Such a write
 * rejects with an error that is no `GraphError`: it says nothing about Entra.
 */
export function fencedGraph(ctx: Context, sent: ActionRun, graph: GraphClient): GraphClient {
  return {
    ...graph,
    async write(call) {
      await graph.roles();
      if (!ownsRun(ctx, sent)) throw new RunPassedOn();
      return graph.write(call);
    },
  };
}
