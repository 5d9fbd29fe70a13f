import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reader, WebDesk } from "./web-desk.ts";

export type Call = {
  kind: string;
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
};
type Share = { upTo: number; make: () => Call };

const MANIFEST = fileURLToPath(new URL("../.next/server/server-reference-manifest.json", import.meta.url));
const STATUSES = ["Waiting", "In progress", "Resolved"] as const;

/** Draws one call after the other: nine of ten read (pages, lists, searches), one writes, each as some member. */
export function loadMix(desk: WebDesk): () => Call {
  const { agents, employees, url } = desk;
  const open = desk.db.$client
    .prepare<[], Known>(
      "SELECT id, number, status, requester_id AS requesterId FROM requests WHERE status <> 'Resolved'",
    )
    .all();
  const names = desk.db.$client
    .prepare<[], string>("SELECT display_name FROM people WHERE in_scope = 1 LIMIT 400")
    .pluck()
    .all();
  const people = desk.db.$client
    .prepare<[], string>("SELECT object_id FROM people WHERE in_scope = 1 LIMIT 400")
    .pluck()
    .all();
  const get = (kind: string, reader: Reader, path: string): Call => ({
    kind,
    method: "GET",
    path,
    headers: cookieOf(reader),
  });
  const asAgent = (kind: string, path: () => string) => () => get(kind, any(agents), path());
  const asEmployee = (kind: string, path: () => string) => () => get(kind, any(employees), path());
  const act = serverActions(url);
  const number = () => any(open).number;
  const shares: Share[] = [
    { upTo: 0.12, make: asAgent("page: Requests", () => "/requests") },
    { upTo: 0.28, make: asAgent("page: a request", () => `/requests/${number()}`) },
    { upTo: 0.36, make: asAgent("page: People", () => "/people") },
    { upTo: 0.4, make: asAgent("page: a person", () => `/people/${any(people)}`) },
    { upTo: 0.5, make: asEmployee("page: portal", () => "/portal") },
    { upTo: 0.64, make: asAgent("list: Requests", () => "/api/requests?view=open") },
    { upTo: 0.7, make: asEmployee("list: unread", () => "/api/messages/unread") },
    {
      upTo: 0.8,
      make: asAgent("search: people", () => `/api/people?q=${encodeURIComponent(any(names).slice(0, 5))}`),
    },
    { upTo: 0.85, make: asAgent("search: groups", () => "/api/groups?q=project") },
    {
      upTo: 0.9,
      make: asAgent("search: requests", () => `/api/requests?q=laptop%20${Math.floor(Math.random() * 97)}`),
    },
    {
      upTo: 0.96,
      make: () => act("sendReply", any(agents), any(open), { body: "We look into it.", attachmentIds: [] }),
    },
    { upTo: 1, make: () => changeStatus(act, any(agents), any(open)) },
  ];
  return () => {
    const drawn = Math.random();
    const share = shares.find(({ upTo }) => drawn < upTo);
    if (share === undefined) throw new Error("the shares do not reach 1");
    return share.make();
  };
}

type Known = { id: string; number: number; status: string; requesterId: string };
type Act = ReturnType<typeof serverActions>;

/** To another status than the last one we know; somebody who was faster is an ordinary refusal. */
function changeStatus(act: Act, reader: Reader, request: Known): Call {
  const status = any(STATUSES.filter((each) => each !== request.status));
  const call = act("sendStatus", reader, request, { status, was: request.status });
  request.status = status;
  return call;
}

/** Server actions as the browser sends them: by the id that the build gave them, from the request's page. */
function serverActions(url: string) {
  const { node } = JSON.parse(readFileSync(MANIFEST, "utf8"));
  const ids = new Map<string, string>();
  for (const [id, entry] of Object.entries<{ exportedName?: string }>(node))
    if (entry.exportedName !== undefined) ids.set(entry.exportedName, id);
  return (name: string, reader: Reader, request: Known, input: Record<string, unknown>): Call => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the build has no server action ${name}`);
    return {
      kind: `write: ${name === "sendReply" ? "reply" : "status"}`,
      method: "POST",
      path: `/requests/${request.number}`,
      headers: {
        ...cookieOf(reader),
        origin: url,
        "next-action": id,
        accept: "text/x-component",
        "content-type": "text/plain;charset=UTF-8",
      },
      body: JSON.stringify([{ requestId: request.id, ...input }]),
    };
  };
}

const cookieOf = ({ cookie }: Reader) => ({ cookie: `gatehouse.session=${cookie}` });

function any<Of>(list: readonly Of[]): Of {
  const one = list[Math.floor(Math.random() * list.length)];
  if (one === undefined) throw new Error("there is nothing to choose from");
  return one;
}
