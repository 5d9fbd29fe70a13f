import { expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { testDatabase } from "#db/testing.ts";
import { DEFAULT_SCOPE } from "./constants.ts";
import { scopeSchema } from "./schema.ts";
import { fitsScope, parseScope, recomputeScope } from "./scope.ts";
import type { Scope } from "./types.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** People 1–6, groups 11–13 (12 inside 11, 13 inside 12 and 11 inside 13), units 21 and 22. */
function directory(): Database {
  const db = testDatabase();
  const object = db.$client.prepare("INSERT INTO objects (id, object_id, kind) VALUES (?, ?, ?)");
  const person = db.$client.prepare(
    `INSERT INTO people (id, object_id, display_name, user_principal_name, work_email, status, is_guest, distinguished_name,
       is_on_premises, is_management_restricted, sort_key, search_text, in_scope) VALUES (?, ?, 'A', 'a@b', 'a@b', ?, ?, ?, 0, 0, 'a', 'a', 0)`,
  );
  const group = db.$client.prepare(
    `INSERT INTO groups (id, object_id, display_name, kind, is_dynamic, is_on_premises, is_role_assignable,
       is_management_restricted, is_team, sort_key, in_scope) VALUES (?, ?, 'G', 'Security', 0, 0, 0, 0, 0, 'g', 0)`,
  );
  const rows = [
    [1, "Active", 0, "CN=Ann\\, A,OU=Sales,OU=Europe,DC=calder,DC=example"],
    [2, "Active", 0, "CN=Bo,OU=Europe,DC=calder,DC=example"],
    [3, "Active", 0, null],
    [4, "Blocked", 0, "CN=Di,OU=Europe,DC=calder,DC=example"],
    [5, "Active", 1, null],
    [6, "Deleted", 0, "CN=Ed,OU=Europe,DC=calder,DC=example"],
  ] as const;
  for (const [n, status, isGuest, name] of rows) {
    object.run(n, id(n), "user");
    person.run(n, id(n), status, isGuest, name);
  }
  for (const n of [11, 12, 13]) {
    object.run(n, id(n), "group");
    group.run(n, id(n));
  }
  for (const n of [21, 22]) object.run(n, id(n), "unit");
  const member = db.$client.prepare("INSERT INTO memberships (group_id, member_id) VALUES (?, ?)");
  for (const [parent, child] of [
    [11, 1],
    [11, 12],
    [12, 2],
    [12, 13],
    [13, 11],
    [13, 5],
    [13, 6],
  ] as const)
    member.run(parent, child);
  const inUnit = db.$client.prepare("INSERT INTO unit_members (unit_id, member_id) VALUES (?, ?)");
  for (const [parent, child] of [
    [21, 3],
    [21, 11],
    [22, 4],
  ] as const)
    inUnit.run(parent, child);
  return db;
}

const inScope = (db: Database, table: "people" | "groups") =>
  db.$client.prepare<[], number>(`SELECT id FROM ${table} WHERE in_scope = 1 ORDER BY id`).pluck().all();
const scope = (part: Partial<Scope>): Scope => ({ ...DEFAULT_SCOPE, ...part });

test.each([
  ["active members by default", {}, [1, 2, 3]],
  ["with guests", { includeGuests: true }, [1, 2, 3, 5]],
  ["with blocked people", { includeBlocked: true }, [1, 2, 3, 4]],
  [
    "members of a group, and of the groups inside it",
    { people: { by: "groups", objectIds: [id(11)] } },
    [1, 2],
  ],
  [
    "the guests of nested groups only with the switch",
    { people: { by: "groups", objectIds: [id(13)] }, includeGuests: true },
    [1, 2, 5],
  ],
  ["nobody of a group that is gone", { people: { by: "groups", objectIds: [id(99)] } }, []],
  [
    "members of an administrative unit",
    { people: { by: "units", objectIds: [id(21), id(22)] }, includeBlocked: true },
    [3, 4],
  ],
  [
    "an organizational unit with those below it",
    { people: { by: "ou", paths: ["ou=europe,DC=Calder,dc=example"] } },
    [1, 2],
  ],
  [
    "one organizational unit below",
    { people: { by: "ou", paths: ["OU=Sales,OU=Europe,DC=calder,DC=example"] } },
    [1],
  ],
  [
    "not a unit whose name only ends alike",
    { people: { by: "ou", paths: ["OU=rope,DC=calder,DC=example"] } },
    [],
  ],
] as const)("People are %s", (_name, part, expected) => {
  const db = directory();
  recomputeScope(db, scopeSchema.parse(scope(part as Partial<Scope>)));
  expect(inScope(db, "people")).toEqual(expected);
  expect(recomputeScope(db, scopeSchema.parse(scope(part as Partial<Scope>)))).toEqual({
    people: 0,
    groups: 0,
  });
});

test.each([
  ["all", { by: "all" }, [11, 12, 13]],
  ["chosen ones", { by: "groups", objectIds: [id(12)] }, [12]],
  ["those of administrative units", { by: "units", objectIds: [id(21)] }, [11]],
] as const)("groups in scope: %s", (_name, groups, expected) => {
  const db = directory();
  recomputeScope(db, scopeSchema.parse({ ...DEFAULT_SCOPE, groups }));
  expect(inScope(db, "groups")).toEqual(expected);
});

test("one person can be judged alone", () => {
  const db = directory();
  const chosen = scope({ people: { by: "groups", objectIds: [id(11)] } });
  expect([1, 2, 3].map((person) => fitsScope(db, chosen, person))).toEqual([true, true, false]);
});

test("a scope of an older version is read, and a choice of nothing is refused", () => {
  expect(parseScope({ includeGuests: true, includeBlocked: false })).toEqual(scope({ includeGuests: true }));
  const empty = scopeSchema.safeParse({ ...DEFAULT_SCOPE, people: { by: "groups", objectIds: [] } });
  expect(empty.error?.issues[0]?.message).toBe("Choose at least one.");
});
