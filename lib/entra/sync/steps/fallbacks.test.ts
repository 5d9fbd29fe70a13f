import { expect, test } from "vitest";
import { syncCursors, syncRuns } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { graphError, json, testClient } from "#lib/entra/graph/testing.ts";
import { mapUser } from "../map/map-user.ts";
import { selectHash } from "../map/selects.ts";
import { LINK, LINKS_AGAIN, OWNERS_AGAIN } from "../stage/links.ts";
import { openStaging } from "../stage/open-staging.ts";
import type { StepContext } from "../step.ts";
import { groups } from "./groups.ts";
import { readLinksAgain } from "./link-steps.ts";
import { restored } from "./restored.ts";
import { userChanges } from "./user-changes.ts";
import { users } from "./users.ts";
import { watermarks } from "./watermarks.ts";

const BASE = "https://graph.microsoft.com/v1.0";
const guid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const [ADA, BO, LAB] = [guid(1), guid(2), guid(3)];
const person = (id: string, more: object = {}) => ({
  id,
  displayName: "A",
  userPrincipalName: "a@calder.example",
  accountEnabled: true,
  userType: "Member",
  businessPhones: [],
  ...more,
});
const mapped = (id: string) => mapUser(person(id), "delta");
const page = (value: readonly object[], links: object = {}) => json({ value, ...links });
const last = { "@odata.deltaLink": `${BASE}/users/delta?$deltatoken=end` };

/** A step of a run, with the answers it will get and the cursors it leaves. */
function bed(kind: StepContext["kind"], answers: Parameters<typeof testClient>[0]) {
  const db = testDatabase();
  const { client, sent } = testClient(answers);
  const cursors: (string | null)[] = [];
  const step: StepContext = {
    db,
    clock: { now: () => 1 },
    graph: client,
    staging: openStaging(db),
    runId: "run",
    kind,
    grantedPermissions: [],
    signal: new AbortController().signal,
    cursor: null,
    commit(cursor, write) {
      write();
      cursors.push(cursor);
    },
    note: () => undefined,
    countBad: () => undefined,
  };
  const paths = () => sent.map(({ url }) => decodeURIComponent(url).replace(BASE, ""));
  const rows = (sql: string) => db.$client.prepare(sql).raw().all();
  return { db, step, cursors, paths, rows };
}

const MEMBERSHIPS = `SELECT g.object_id, m.object_id FROM staged_links l JOIN objects g ON g.id = l.parent_id
  JOIN objects m ON m.id = l.child_id WHERE l.kind = 1`;
const memberOf = page([{ "@odata.type": "#microsoft.graph.group", id: LAB }]);

test("somebody whom nobody knew may be back from the recycle bin: their groups are asked for", async () => {
  const { step, rows } = bed("delta", [memberOf]);
  step.staging.people.put(mapped(ADA));
  await restored.run(step);
  expect(rows(MEMBERSHIPS)).toEqual([[LAB, ADA]]);
});

test("in the bin again before their groups were read, somebody stays deleted", async () => {
  const { step, rows } = bed("delta", [graphError(404, "Request_ResourceNotFound")]);
  step.staging.people.put(mapped(ADA));
  await restored.run(step);
  expect(rows("SELECT object_id, deleted_at FROM staged_people")).toEqual([[ADA, 1]]);
});

test.each([["full"], ["delta"]] as const)(
  "whom the changes name while lists are read, or in the delta after, is asked for (%s)",
  async (kind) => {
    const { db, step, rows, paths } = bed(kind, [page([person(ADA)], last), memberOf]);
    const run = { id: "before", kind: "full", status: "Completed", startedAt: 0, finishedAt: 0 } as const;
    db.insert(syncRuns).values(run).run();
    step.staging.people.put(mapped(BO));
    db.$client.exec(
      `INSERT INTO people (id, object_id, display_name, user_principal_name, work_email, status, is_guest,
         is_on_premises, is_management_restricted, sort_key, search_text, in_scope)
       SELECT id, object_id, 'B', 'b', 'b', 'Active', 0, 0, 0, 'b', 'b', 1 FROM objects`,
    );
    const deltaLink = `${BASE}/users/delta?$deltatoken=1`;
    db.insert(syncCursors)
      .values({ key: "users", deltaLink, selectHash: selectHash("users"), savedAt: 0 })
      .run();
    await userChanges.run(step);
    await restored.run(step);
    expect(rows(MEMBERSHIPS)).toEqual([[LAB, ADA]]);
    expect(paths()).toHaveLength(2);
  },
);

test("where a starting point is refused, a whole round leads to it before anything is listed", async () => {
  const parts = [0, 1, 2, 3].map((id) =>
    id === 0
      ? { id: "0", status: 400, body: { error: { code: "BadRequest", message: "No." } } }
      : { id: String(id), status: 200, body: { value: [], "@odata.deltaLink": `${BASE}/mark${id}` } },
  );
  const next = { "@odata.nextLink": `${BASE}/users/delta?$skiptoken=1` };
  const { step, cursors, paths } = bed("full", [json({ responses: parts }), page([], next), page([], last)]);
  await watermarks.run(step);
  expect(paths().slice(1)).toEqual([
    expect.stringMatching(/^\/users\/delta\?\$select=/),
    "/users/delta?$skiptoken=1",
  ]);
  expect(JSON.parse(cursors.at(-1) ?? "")).toEqual({
    users: last["@odata.deltaLink"],
    groups: `${BASE}/mark1`,
    apps: `${BASE}/mark2`,
    units: `${BASE}/mark3`,
  });
});

test("where managers are refused, a restart goes on without them and reads them from a whole round", async () => {
  const { step, rows, paths } = bed("full", [
    graphError(400, "Directory_ExpiredPageToken"),
    page([person(ADA), person(BO)]),
    page([{ id: ADA, "manager@delta": [{ id: BO }] }, person(BO)], last),
  ]);
  await users.run({ ...step, cursor: `plain list:${BASE}/users?$skiptoken=1` });
  expect(paths().slice(1)).toEqual([
    expect.not.stringContaining("$expand"),
    expect.stringMatching(/^\/users\/delta\?\$select=/),
  ]);
  expect(rows("SELECT object_id, manager_object_id FROM staged_people ORDER BY object_id")).toEqual([
    [ADA, BO],
    [BO, ""],
  ]);
});

test("where owners are refused, a restart goes on without them and remembers to read them", async () => {
  const lab = { id: LAB, displayName: "Lab", mailEnabled: false, securityEnabled: true, groupTypes: [] };
  const { step, rows, paths } = bed("full", [
    graphError(400, "Directory_ExpiredPageToken"),
    page([{ ...lab, resourceProvisioningOptions: [] }]),
  ]);
  await groups.run({ ...step, cursor: `plain list:${BASE}/groups?$skiptoken=1` });
  expect(paths()[1]).not.toContain("$expand");
  expect(rows(`SELECT kind FROM staged_links WHERE kind = ${OWNERS_AGAIN}`)).toEqual([[OWNERS_AGAIN]]);
});

test("the links of a group that was away are read whole, and what they lack has ended", async () => {
  const part = (id: string, value: object[]) => ({ id, status: 200, body: { value } });
  const parts = [part("1", []), part("0", [{ "@odata.type": "#microsoft.graph.user", id: BO }])];
  const { db, step, rows } = bed("delta", [json({ responses: parts })]);
  const lab = step.staging.objectRowId(LAB, "group");
  const ada = step.staging.objectRowId(ADA, "user");
  db.$client.exec(`INSERT INTO memberships VALUES (${lab}, ${ada})`);
  db.$client.exec(`INSERT INTO ownerships VALUES (${lab}, ${ada})`);
  step.staging.mark(LINKS_AGAIN, lab);
  await readLinksAgain(step);
  const staged = `SELECT l.kind, m.object_id, l.is_removed FROM staged_links l JOIN objects m ON m.id = l.child_id
    ORDER BY l.kind, m.object_id`;
  expect(rows(staged)).toEqual([
    [LINK.member, ADA, 1],
    [LINK.member, BO, 0],
    [LINK.owner, ADA, 1],
  ]);
});
