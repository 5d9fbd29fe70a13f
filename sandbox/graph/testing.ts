import { openStoreDatabase } from "../store/open-store.ts";
import { Store } from "../store/store.ts";
import { seedTenant, type SeedPlan } from "../seed/seed-tenant.ts";
import { answerCall, segmentsOf } from "./answer-call.ts";
import { Refusal } from "./graph-error.ts";

const smallPlan: SeedPlan = { users: 400, groups: 60, memberships: 1_500, apps: 8, seed: 5 };

/** What a test looks at: the body is loose JSON, as a client would get it. */
export type Reply = { status: number; body: Body; units: number | undefined; location: string | undefined };
export type Body = { value: Item[]; error?: { code: string; message: string } } & Record<string, unknown>;
export type Item = {
  id: string;
  "@odata.type"?: string;
  "@removed"?: { reason: string };
  [name: string]: unknown;
};

export const allRoles = [
  "Directory.Read.All",
  "User.ReadWrite.All",
  "User-PasswordProfile.ReadWrite.All",
  "Group.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Application.Read.All",
  "User.DeleteRestore.All",
  "GroupMember.ReadWrite.All",
  "User.Read.All",
  "Organization.Read.All",
];

/** A small tenant in memory, asked as a client with `roles` would ask it; `clock.now` can be moved. */
export function practiceGraph(roles: readonly string[] = allRoles, plan: SeedPlan = smallPlan) {
  const clock = { now: Date.parse("2026-11-24T09:00:00Z") };
  const store = new Store(openStoreDatabase(":memory:"), () => clock.now);
  seedTenant(store, plan);
  const ask = (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    own = roles,
  ): Reply => {
    const url = new URL(path, "https://graph.test/v1.0/");
    const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
    const segments = () => segmentsOf(url.pathname.replace(/^\/v1\.0/, ""));
    try {
      const reply = answerCall({
        store,
        base: "https://graph.test",
        method,
        segments: segments(),
        query,
        headers,
        body,
        roles: own,
        appId: "client",
      });
      // As it arrives: through JSON.
      return {
        status: reply.status,
        body: JSON.parse(JSON.stringify(reply.body ?? {})),
        units: reply.units,
        location: reply.headers?.location,
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        status: error.status,
        body: { value: [], error: { code: error.code, message: error.message } },
        units: undefined,
        location: error.headers.location,
      };
    }
  };
  const get = (path: string, headers: Record<string, string> = {}, own = roles) =>
    ask("GET", path, undefined, headers, own);
  return { store, clock, ask, get, find: (path: string) => firstOf(get(path).body.value) };
}

export function firstOf<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("The practice tenant has no such object.");
  return item;
}

/** Follows nextLinks to the end: every page, and the deltaLink where there is one. */
export function pagesOf(get: (path: string) => Reply, path: string): { pages: Body[]; deltaLink: string } {
  const pages: Body[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { status, body } = get(next);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    pages.push(body);
    next = typeof body["@odata.nextLink"] === "string" ? body["@odata.nextLink"] : undefined;
  }
  return { pages, deltaLink: String(pages.at(-1)?.["@odata.deltaLink"]) };
}

export const reference = (id: string) => ({
  "@odata.id": `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});
export const eventual = { consistencylevel: "eventual" };
