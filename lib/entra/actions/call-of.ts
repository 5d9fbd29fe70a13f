import type { ActionRun } from "./run-state.ts";
import type { ActionTools } from "./run-types.ts";
import type { ActionCall } from "./types.ts";

/** What the action's Graph calls get for this run. */
export function callOf(run: ActionRun, tools: ActionTools): ActionCall {
  const { groupObjectId } = run.input;
  return {
    graph: tools.graph,
    graphUrl: tools.graphUrl,
    personObjectId: run.subjectObjectId,
    groupObjectId: typeof groupObjectId === "string" ? groupObjectId : null,
    clientRequestId: run.clientRequestId,
  };
}
