import { globSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Database } from "#db/client.ts";
import { members, requests, sessions as sessionRows } from "#db/schema/index.ts";
import type { Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { MACHINE_ROUTES, ROUTES, SERVER_ACTIONS, type Door } from "./matrix.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ORIGIN = "http://localhost:3000";
/** What the browser sends along; Next's own readers of it are the only thing that is replaced. */
const browser = { session: undefined as string | undefined, origin: ORIGIN as string | null };

vi.mock("next/headers", () => ({
  headers: async () => new Headers(browser.origin === null ? {} : { origin: browser.origin }),
  cookies: async () => ({
    get: () => (browser.session === undefined ? undefined : { value: browser.session }),
    set: () => undefined,
    delete: () => undefined,
  }),
}));

type Answer = { status: string; code?: string; message?: string };
type ServerAction = (input: unknown) => Promise<Answer>;
type Route = { GET: (request: Request, context: { params: Promise<object> }) => Promise<Response> };

const ROLES: readonly Role[] = ["employee", "agent", "admin"];
const sessions = new Map<Role, string>();
const memberIds = new Map<Role, string>();
const actions = new Map<string, ServerAction>();
const routes = new Map<string, Route["GET"]>();
let database: () => Database;

beforeAll(async () => {
  vi.stubEnv("GATEHOUSE_DATA_DIR", mkdtempSync(join(tmpdir(), "gatehouse-authorization-")));
  vi.stubEnv("GATEHOUSE_PUBLIC_URL", ORIGIN);
  ({ database } = await import("#db/database.ts"));
  const { migrateDatabase } = await import("#db/migrate.ts");
  const { startSession } = await import("#lib/members/start-session.ts");
  const { ensureServices } = await import("#lib/services/ensure-services.ts");
  const { systemClock } = await import("#lib/platform/clock.ts");
  migrateDatabase(database());
  ensureServices(database());
  for (const role of ROLES) {
    const id = newId();
    const row = { id, email: `${role}@calder.example`, displayName: role, role, createdAt: 1 };
    database().insert(members).values(row).run();
    memberIds.set(role, id);
    sessions.set(role, startSession(database(), systemClock, id, "local"));
  }
  for (const file of globSync("lib/**/server-actions.ts", { cwd: root })) {
    const found = (await import(pathToFileURL(join(root, file)).href)) as Record<string, ServerAction>;
    for (const [name, action] of Object.entries(found)) actions.set(name, action);
  }
  for (const file of globSync("app/api/**/route.ts", { cwd: root })) {
    const name = relative("app/api", dirname(file));
    if (ROUTES[name] === "public" || MACHINE_ROUTES[name] !== undefined) continue;
    routes.set(name, ((await import(pathToFileURL(join(root, file)).href)) as Route).GET);
  }
}, 60_000);
afterAll(() => {
  database().$client.close();
  vi.unstubAllEnvs();
});
beforeEach(() => {
  browser.session = undefined;
  browser.origin = ORIGIN;
});

/** The doors of a kind that need a role, with how they are named. */
const guarded = (doors: Record<string, Door | "public">) =>
  Object.entries(doors).flatMap(([name, door]) => (door === "public" ? [] : [{ name, door }]));
const actionOf = (name: string): ServerAction => {
  const action = actions.get(name);
  if (action === undefined) throw new Error(`There is no server action ${name} any more.`);
  return action;
};
async function get(name: string, query: unknown): Promise<Response> {
  const route = routes.get(name);
  if (route === undefined) throw new Error(`There is no route ${name} any more.`);
  return route(new Request(`${ORIGIN}/api/${name}?${String(query)}`), { params: Promise.resolve({}) });
}

test("every server action and every route stands in the matrix", () => {
  expect([...actions.keys()].toSorted()).toEqual(
    Object.keys(SERVER_ACTIONS)
      .filter((name) => actions.has(name))
      .toSorted(),
  );
  expect(Object.keys(SERVER_ACTIONS).filter((name) => !actions.has(name))).toEqual([]);
  const folders = globSync("app/api/**/route.ts", { cwd: root }).map((file) =>
    relative("app/api", dirname(file)),
  );
  expect(folders.toSorted()).toEqual([...Object.keys(ROUTES), ...Object.keys(MACHINE_ROUTES)].toSorted());
});

test("no route changes anything: all of them only read, but for the doors of machines", () => {
  const writers = globSync("app/api/**/route.ts", { cwd: root }).filter(
    (file) =>
      !file.includes("nextauth") &&
      MACHINE_ROUTES[relative("app/api", dirname(file))] === undefined &&
      /export (?:const|async function|function) (?:POST|PUT|PATCH|DELETE)\b/.test(
        readFileSync(join(root, file), "utf8"),
      ),
  );
  expect(writers).toEqual([]);
});

describe.each(guarded(SERVER_ACTIONS))("server action $name", ({ name, door }) => {
  test("refuses who is not signed in, and what another site sends", async () => {
    expect(await actionOf(name)(door.call)).toMatchObject({ status: "refused", code: "not-signed-in" });
    browser.session = sessions.get("admin");
    for (const origin of ["https://evil.example", "null", null]) {
      browser.origin = origin;
      expect(await actionOf(name)(door.call)).toMatchObject({ status: "refused", code: "not-allowed" });
    }
  });

  test.each(ROLES)("as %s", async (role) => {
    browser.session = sessions.get(role);
    const answer = await actionOf(name)(door.call);
    if (!door.roles.includes(role)) {
      expect(answer).toMatchObject({ status: "refused", code: "not-allowed" });
      return;
    }
    expect(answer.code).not.toBe("not-signed-in");
    if (door.isAboutObject) expect(answer).toMatchObject({ status: "refused" });
    expect(answer.status).not.toBe("error");
  });

  test.each([
    ["nothing", undefined],
    ["a text", "x"],
    ["a list", [1]],
    ["unknown keys", { __proto__x: 1, constructor: 2 }],
  ])("answers %s as bad input, not as a fault", async (_what, input) => {
    browser.session = sessions.get(door.roles.at(-1) ?? "admin");
    if (name === "verifyNewest") return;
    expect(await actionOf(name)(input)).toMatchObject({ status: "refused", code: "invalid-input" });
  });
});

test("what is dangerous asks once more who it is, and nothing else does", async () => {
  const asking: string[] = [];
  browser.session = sessions.get("admin");
  database().update(sessionRows).set({ provenAt: null }).run();
  for (const { name, door } of guarded(SERVER_ACTIONS)) {
    // What it names is not there, but the proof is asked for before.
    if ((await actionOf(name)(door.call)).code === "confirm-identity") asking.push(name);
  }
  database().update(sessionRows).set({ provenAt: Date.now() }).run();
  const wanted = guarded(SERVER_ACTIONS).filter(({ door }) => door.needsProof === true);
  expect(asking.toSorted()).toEqual(wanted.map(({ name }) => name).toSorted());
});

describe.each(guarded(ROUTES))("route $name", ({ name, door }) => {
  test("refuses who is not signed in", async () => {
    expect((await get(name, door.call)).status).toBe(401);
  });

  test.each(ROLES)("as %s", async (role) => {
    browser.session = sessions.get(role);
    const { status } = await get(name, door.call);
    if (!door.roles.includes(role)) expect(status).toBe(403);
    else expect(door.isAboutObject ? [404, 422] : [200]).toContain(status);
  });
});

describe.each(Object.entries(MACHINE_ROUTES))("machine door %s", (name, { method, kind, body }) => {
  type Verb = (request: Request) => Promise<Response>;
  async function call(headers: Record<string, string>): Promise<number> {
    const path = join(root, "app/api", name, "route.ts");
    const route = (await import(pathToFileURL(path).href)) as Record<string, Verb>;
    const given = { host: "localhost:3000", "content-type": "application/json", ...headers };
    const answer = await route[method]?.(
      new Request(`${ORIGIN}/api/${name}`, { method, headers: given, body }),
    );
    return answer?.status ?? 0;
  }
  /** A key of the other kind, which is good elsewhere. */
  async function otherKey(): Promise<string> {
    const { makePersonalKey } = await import("#lib/access-keys/make-personal-key.ts");
    const { makeMachineKey } = await import("#lib/access-keys/make-machine-key.ts");
    const { findActor } = await import("#lib/platform/session.ts");
    const { systemClock } = await import("#lib/platform/clock.ts");
    const actor = findActor(database(), systemClock, sessions.get("admin") ?? "");
    if (actor === null) throw new Error("The admin has no session.");
    const ctx = { db: database(), clock: systemClock, actor };
    return kind === "machine"
      ? makePersonalKey(ctx, { name: "x", scopes: ["read-directory"], days: 30 }).key
      : makeMachineKey(ctx, { name: "x", scope: "hris", days: 30 }).key;
  }

  test("refuses who brings no key, a session only, or a key that is good elsewhere", async () => {
    browser.session = sessions.get("admin");
    const cookie = `gatehouse.session=${browser.session}`;
    expect(await call({})).toBe(401);
    expect(await call({ cookie })).toBe(401);
    expect(await call({ authorization: `Bearer gatehouse_abcdefgh_${"A".repeat(43)}` })).toBe(401);
    expect(await call({ authorization: `Bearer ${await otherKey()}` })).toBe(401);
  });

  test("refuses pages of other sites and other names than ours", async () => {
    expect(await call({ origin: "https://evil.example" })).toBe(403);
    expect(await call({ host: "rebound.evil.example" })).toBe(403);
  });
});

describe("an employee and what belongs to somebody else", () => {
  const requestId = newId();
  beforeAll(() => {
    const at = { createdAt: 1, updatedAt: 1 };
    const requesterId = memberIds.get("admin") ?? "";
    const row = { id: requestId, number: 1, title: "Foreign", serviceKey: "something-else", requesterId };
    database()
      .insert(requests)
      .values({ ...row, status: "New", ...at })
      .run();
  });

  test("a request of somebody else does not exist for them", async () => {
    browser.session = sessions.get("employee");
    expect(await actionOf("sendReply")({ requestId, body: "Hello" })).toMatchObject({
      status: "refused",
      code: "not-found",
    });
  });
});
