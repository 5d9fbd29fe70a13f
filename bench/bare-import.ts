// The bare loop: the same pages as the product's import, JSON.parse, prepared inserts into tables
// without secondary indexes, nothing else. What the product is measured against.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import SqliteDatabase from "better-sqlite3";
import * as paths from "#lib/entra/graph/paths.ts";
import { APP_SELECT, GROUP_SELECT, UNIT_SELECT, USER_SELECT } from "#lib/entra/sync/map/selects.ts";

type Item = Record<string, unknown> & { id: string };
type Page = { value: Item[]; "@odata.nextLink"?: string };
type Answer = Page & { responses?: { id: string; body: Page }[] };
type Ask = (path: string, body?: unknown) => Promise<Answer>;
type Store = ReturnType<typeof createStore>;

const IN_FLIGHT = 6;
const USER_COLUMNS = USER_SELECT.split(",").slice(1);

/** Reads a whole tenant into a fresh file. Gives wall time and requests. */
export async function bareImport(url: string, token: string, folder: string) {
  const file = join(folder, "bare.db");
  const store = createStore(file);
  let requests = 0;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const ask: Ask = async (path, body) => {
    requests += 1;
    const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
    const response = await fetch(path.startsWith("http") ? path : `${url}/v1.0${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return JSON.parse(await response.text());
  };
  const started = performance.now();
  const { groups, units, apps } = await readLists(ask, store);
  const page = { select: "id", top: 999 };
  await readLinks(ask, store, url, groups, (id) => paths.groupMembers(id, page), store.members);
  await readLinks(ask, store, url, units, (id) => paths.administrativeUnitMembers(id, page), store.members);
  await readLinks(ask, store, url, apps, (id) => paths.appAssignments(id, { top: 999 }), store.assignments);
  const ms = performance.now() - started;
  store.db.close();
  rmSync(file, { force: true });
  return { ms, requests };
}

function createStore(file: string) {
  const db = new SqliteDatabase(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("cache_size = -16000");
  db.exec(`CREATE TABLE objects (id INTEGER PRIMARY KEY, object_id TEXT NOT NULL UNIQUE);
    CREATE TABLE users (id TEXT PRIMARY KEY, manager TEXT, ${USER_COLUMNS.join(", ")}) WITHOUT ROWID;
    CREATE TABLE things (id TEXT PRIMARY KEY, kind TEXT, body TEXT) WITHOUT ROWID;
    CREATE TABLE links (parent INTEGER, child INTEGER, PRIMARY KEY (parent, child)) WITHOUT ROWID;
    CREATE TABLE assignments (id TEXT PRIMARY KEY, app TEXT, principal TEXT, role TEXT) WITHOUT ROWID;`);
  const addUser = db.prepare(
    `INSERT OR REPLACE INTO users VALUES (?, ?, ${USER_COLUMNS.map(() => "?").join(", ")})`,
  );
  const addObject = db.prepare("INSERT OR IGNORE INTO objects (object_id) VALUES (?)");
  const addThing = db.prepare("INSERT OR REPLACE INTO things VALUES (?, ?, ?)");
  const addLinks = db.prepare(
    `INSERT OR IGNORE INTO links
     SELECT ?, o.id FROM json_each(?) j JOIN objects o ON o.object_id = j.value ORDER BY o.id`,
  );
  const addAssignment = db.prepare("INSERT OR REPLACE INTO assignments VALUES (?, ?, ?, ?)");
  const rowOf = db.prepare<[string], number>("SELECT id FROM objects WHERE object_id = ?").pluck();
  return {
    db,
    user(item: Item): void {
      addObject.run(item.id);
      addUser.run(item.id, cell(item.manager), ...USER_COLUMNS.map((name) => cell(item[name])));
    },
    thing(kind: string, item: Item): void {
      addObject.run(item.id);
      addThing.run(item.id, kind, JSON.stringify(item));
    },
    members(id: string, page: Page): void {
      for (const item of page.value) addObject.run(item.id);
      addLinks.run(rowOf.get(id), JSON.stringify(page.value.map((item) => item.id)));
    },
    assignments(id: string, page: Page): void {
      for (const item of page.value)
        addAssignment.run(item.id, id, String(item.principalId), String(item.appRoleId));
    },
  };
}

function cell(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "object") return JSON.stringify(value);
  return typeof value === "boolean" ? Number(value) : value;
}

async function readLists(ask: Ask, store: Store) {
  const ids = { groups: new Array<string>(), apps: new Array<string>(), units: new Array<string>() };
  const list = async (path: string, put: (item: Item) => void) => {
    for (let link: string | undefined = path; link !== undefined;) {
      const page: Page = await ask(link);
      store.db.transaction(() => page.value.forEach(put)).immediate();
      link = page["@odata.nextLink"];
    }
  };
  const things = (kind: keyof typeof ids) => (item: Item) => {
    store.thing(kind, item);
    ids[kind].push(item.id);
  };
  const top = 999;
  await Promise.all([
    list(paths.users({ select: USER_SELECT, top, expand: "manager($select=id)" }), store.user),
    list(paths.groups({ select: GROUP_SELECT, top, expand: "owners($select=id)" }), things("groups")),
    list(paths.servicePrincipals({ select: APP_SELECT, top }), things("apps")),
    list(paths.administrativeUnits({ select: UNIT_SELECT, top }), things("units")),
    list(paths.deletedUsers({ select: USER_SELECT, top }), (item) => store.thing("deleted", item)),
  ]);
  return ids;
}

async function readLinks(
  ask: Ask,
  { db }: Store,
  url: string,
  ids: readonly string[],
  path: (id: string) => string,
  put: (id: string, page: Page) => void,
): Promise<void> {
  const open = ids.map((id) => ({ id, link: path(id) }));
  const fly = async () => {
    for (let some = open.splice(0, 20); some.length > 0; some = open.splice(0, 20)) {
      const requests = some.map(({ link }, index) => ({
        id: String(index),
        method: "GET",
        url: link.replace(`${url}/v1.0`, ""),
      }));
      const { responses = [] } = await ask("/$batch", { requests });
      db.transaction(() => {
        for (const part of responses) {
          const work = some[Number(part.id)];
          if (work === undefined) continue;
          put(work.id, part.body);
          const link = part.body["@odata.nextLink"];
          if (link !== undefined) open.unshift({ id: work.id, link });
        }
      }).immediate();
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, fly));
}
