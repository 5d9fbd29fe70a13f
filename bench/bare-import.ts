// The bare loop: the same pages as the product's import, JSON.parse, prepared inserts into tables
// without secondary indexes, nothing else. What the product is measured against.
import { performance } from "node:perf_hooks";
import { rmSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import * as paths from "#lib/entra/graph/paths.ts";
import { APP_SELECT, GROUP_SELECT, UNIT_SELECT, USER_SELECT } from "#lib/entra/sync/map/selects.ts";

type Item = Record<string, unknown> & { id: string };
type Page = { value: Item[]; "@odata.nextLink"?: string };

const IN_FLIGHT = 6;

/** Reads a whole tenant into a fresh file. Gives wall time and requests. */
export async function bareImport(
  url: string,
  token: string,
  folder: string,
): Promise<{ ms: number; requests: number }> {
  const file = join(folder, "bare.db");
  const db = new SqliteDatabase(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("cache_size = -32000");
  db.exec(`CREATE TABLE objects (id INTEGER PRIMARY KEY, object_id TEXT NOT NULL UNIQUE);
    CREATE TABLE users (id TEXT PRIMARY KEY, manager TEXT, ${USER_SELECT.split(",").slice(1).join(", ")}) WITHOUT ROWID;
    CREATE TABLE things (id TEXT PRIMARY KEY, kind TEXT, body TEXT) WITHOUT ROWID;
    CREATE TABLE links (parent INTEGER, child INTEGER, PRIMARY KEY (parent, child)) WITHOUT ROWID;
    CREATE TABLE assignments (id TEXT PRIMARY KEY, app TEXT, principal TEXT, role TEXT) WITHOUT ROWID;`);
  const started = performance.now();
  let requests = 0;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const ask = async (
    path: string,
    body?: unknown,
  ): Promise<Page & { responses?: { id: string; body: Page }[] }> => {
    requests += 1;
    const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
    const response = await fetch(path.startsWith("http") ? path : `${url}/v1.0${path}`, init);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    // The bench trusts its own practice tenant.
    return JSON.parse(await response.text()) as Page;
  };
  const columns = USER_SELECT.split(",").slice(1);
  const addUser = db.prepare(
    `INSERT OR REPLACE INTO users VALUES (?, ?, ${columns.map(() => "?").join(", ")})`,
  );
  const addObject = db.prepare("INSERT OR IGNORE INTO objects (object_id) VALUES (?)");
  const addThing = db.prepare("INSERT OR REPLACE INTO things VALUES (?, ?, ?)");
  const addLinks = db.prepare(
    `INSERT OR IGNORE INTO links SELECT ?, o.id FROM json_each(?) j JOIN objects o ON o.object_id = j.value ORDER BY o.id`,
  );
  const addAssignment = db.prepare("INSERT OR REPLACE INTO assignments VALUES (?, ?, ?, ?)");
  const rowOf = db.prepare<[string], number>("SELECT id FROM objects WHERE object_id = ?").pluck();
  const cell = (value: unknown) =>
    value === undefined || value === null
      ? null
      : typeof value === "object"
        ? JSON.stringify(value)
        : typeof value === "boolean"
          ? Number(value)
          : value;

  const list = async (path: string, store: (item: Item) => void) => {
    for (let link: string | undefined = path; link !== undefined;) {
      const page: Page = await ask(link);
      db.transaction(() => page.value.forEach(store)).immediate();
      link = page["@odata.nextLink"];
    }
  };
  const groups: string[] = [];
  const apps: string[] = [];
  const units: string[] = [];
  const thing = (kind: string, ids: string[]) => (item: Item) => {
    addObject.run(item.id);
    addThing.run(item.id, kind, JSON.stringify(item));
    ids.push(item.id);
  };
  const batches = async (
    ids: readonly string[],
    path: (id: string) => string,
    store: (id: string, page: Page) => void,
  ) => {
    const open = ids.map((id) => ({ id, link: path(id) }));
    const fly = async () => {
      for (let some = open.splice(0, 20); some.length > 0; some = open.splice(0, 20)) {
        const calls = some.map(({ link }, index) => ({
          id: String(index),
          method: "GET",
          url: link.replace(`${url}/v1.0`, ""),
        }));
        const { responses = [] } = await ask("/$batch", { requests: calls });
        db.transaction(() => {
          for (const part of responses) {
            const work = some[Number(part.id)];
            if (work === undefined) continue;
            store(work.id, part.body);
            const link = part.body["@odata.nextLink"];
            if (link !== undefined) open.unshift({ id: work.id, link });
          }
        }).immediate();
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, fly));
  };
  const members = (id: string, page: Page) => {
    for (const item of page.value) addObject.run(item.id);
    addLinks.run(rowOf.get(id), JSON.stringify(page.value.map((item) => item.id)));
  };
  await Promise.all([
    list(paths.users({ select: USER_SELECT, top: 999, expand: "manager($select=id)" }), (item) => {
      addObject.run(item.id);
      const { manager } = item;
      addUser.run(item.id, cell(manager), ...columns.map((name) => cell(item[name])));
    }),
    list(
      paths.groups({ select: GROUP_SELECT, top: 999, expand: "owners($select=id)" }),
      thing("group", groups),
    ),
    list(paths.servicePrincipals({ select: APP_SELECT, top: 999 }), thing("app", apps)),
    list(paths.administrativeUnits({ select: UNIT_SELECT, top: 999 }), thing("unit", units)),
    list(paths.deletedUsers({ select: USER_SELECT, top: 999 }), thing("deleted", [])),
  ]);
  await batches(groups, (id) => paths.groupMembers(id, { select: "id", top: 999 }), members);
  await batches(units, (id) => paths.administrativeUnitMembers(id, { select: "id", top: 999 }), members);
  await batches(
    apps,
    (id) => paths.appAssignments(id, { top: 999 }),
    (id, page) => {
      for (const item of page.value)
        addAssignment.run(item.id, id, String(item.principalId), String(item.appRoleId));
    },
  );
  const ms = performance.now() - started;
  db.close();
  rmSync(file, { force: true });
  return { ms, requests };
}
