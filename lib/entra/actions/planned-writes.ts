import type { GraphClient } from "#lib/entra/graph/types.ts";
import { groupOfInput } from "./app-access.ts";
import { appCallOf } from "./app-run.ts";
import type { ActionSpec } from "./define-action.ts";
import type { ActionFacts, ActionInput } from "./types.ts";

/**
 * The writes an action would send, as "POST /groups/…/members/$ref", by running it against a Graph that
 * sends nothing and says yes. For dry runs; a password is never made for it.
 */
export async function plannedWrites(
  action: ActionSpec,
  facts: ActionFacts,
  input: ActionInput,
): Promise<string[]> {
  const writes: string[] = [];
  const graph: GraphClient = {
    write: ({ method, path }) => {
      writes.push(`${method} ${decodeURIComponent(path)}`);
      return Promise.resolve({ status: 204, body: undefined, requestId: undefined });
    },
    get: () => Promise.resolve({ status: 200, body: {}, requestId: undefined }),
    getPage: () =>
      Promise.resolve({
        value: [],
        nextLink: undefined,
        deltaLink: undefined,
        count: undefined,
        requestId: undefined,
      }),
    getBatch: () => Promise.resolve([]),
    roles: () => Promise.resolve(facts.connection?.grantedPermissions ?? []),
    usage: { requests: 0, units: 0 },
    onThrottle: undefined,
  };
  await action.run({
    graph,
    graphUrl: "https://graph.microsoft.com",
    personObjectId: facts.person.objectId,
    groupObjectId: groupOfInput(input),
    app: appCallOf(input, action.before(facts)),
    password: action.makesPassword ? "" : null,
    clientRequestId: "",
  });
  return writes;
}
