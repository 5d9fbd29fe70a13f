import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { ActionCall, AppAccess } from "#lib/entra/actions/types.ts";

/** Names that stand for ids, passwords and roles in what is recorded. */
const NAMES = {
  person: "{person}",
  group: "{group}",
  app: "{app}",
  assignment: "{assignment}",
  role: "{role}",
};

/** What an action sends to Graph and what it reads to check it, as "METHOD path body" lines, by running it. */
export async function requestsOf(action: ActionSpec): Promise<string[]> {
  const isAboutApp = action.fields.some(({ kind }) => kind === "app");
  if (!isAboutApp) return record(action, callFor(action.fields.length > 0, null));
  const isGiven = action.mark === "gains";
  const direct: AppAccess = isGiven ? { way: "roles", roleIds: [NAMES.role] } : { way: "direct" };
  return [
    "# through a group",
    ...(await record(action, callFor(true, { way: "group", groupObjectId: NAMES.group }))),
    "# directly",
    ...(await record(action, callFor(false, direct))),
  ];
}

function callFor(hasGroup: boolean, access: AppAccess | null): Omit<ActionCall, "graph"> {
  const known =
    access?.way === "direct" ? [{ assignmentId: NAMES.assignment, roleId: NAMES.role, createdAt: null }] : [];
  return {
    graphUrl: "https://graph.microsoft.com",
    personObjectId: NAMES.person,
    groupObjectId: hasGroup ? NAMES.group : null,
    app: access === null ? null : { objectId: NAMES.app, access, known, roleNames: {} },
    password: "{password}",
    clientRequestId: "{id}",
  };
}

async function record(action: ActionSpec, call: Omit<ActionCall, "graph">): Promise<string[]> {
  const lines: string[] = [];
  const note = (method: string, path: string, body?: unknown) =>
    lines.push(
      decodeURIComponent([method, path, body === undefined ? "" : JSON.stringify(body)].join(" ")).trim(),
    );
  const answer = { status: 200, body: {}, requestId: "{id}" };
  const graph: GraphClient = {
    get: (path) => {
      note("GET", path);
      return Promise.resolve(answer);
    },
    getPage: (path) => {
      note("GET", path);
      return Promise.resolve({
        value: [],
        nextLink: undefined,
        deltaLink: undefined,
        count: undefined,
        requestId: "{id}",
      });
    },
    getBatch: () => Promise.reject(new Error("An action reads no batches.")),
    write: ({ method, path, body }) => {
      note(method, path, body);
      const id = { id: NAMES.assignment, appRoleId: NAMES.role };
      return Promise.resolve({ status: 201, body: id, requestId: "{id}" });
    },
    roles: () => Promise.resolve([]),
    usage: { requests: 0, units: 0 },
    onThrottle: undefined,
  };
  await action.run({ ...call, graph });
  await action.verify({ ...call, graph }, { sentAt: 0, before: {} }).catch((error: unknown) => {
    if (!(error instanceof GraphError)) throw error;
  });
  return lines;
}
