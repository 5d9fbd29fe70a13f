import { groupOfInput } from "./app-access.ts";
import { appCallOf } from "./app-run.ts";
import type { ActionRun } from "./run-state.ts";
import type { ActionTools } from "./run-types.ts";
import type { ActionCall } from "./types.ts";

/** What the action's Graph calls get for this run. */
export function callOf(run: ActionRun, tools: ActionTools): ActionCall {
  return {
    graph: tools.graph,
    graphUrl: tools.graphUrl,
    personObjectId: run.subjectObjectId,
    groupObjectId: groupOfInput(run.input),
    app: appCallOf(run.input, run.before),
    password: null,
    clientRequestId: run.clientRequestId,
  };
}
