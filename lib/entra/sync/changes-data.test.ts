import { expect, test } from "vitest";
import { changeFeed } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { guidOf } from "#lib/directory/testing/company.ts";
import { changesQuerySchema, readChanges } from "./changes-data.ts";
import type { ChangesQuery } from "./types.ts";

const EVERYTHING: ChangesQuery = { runId: null, kind: null, what: null, q: "", before: null };
const [FIRST, SECOND] = [guidOf("run 1"), guidOf("run 2")];

function feed() {
  const db = testDatabase();
  const add = (given: Partial<typeof changeFeed.$inferInsert>) =>
    db
      .insert(changeFeed)
      .values({
        runId: FIRST,
        at: 1,
        kind: "person",
        objectId: "o",
        name: "Ann",
        what: "joined",
        ...given,
      })
      .run();
  const read = (query: Partial<ChangesQuery> = {}) => readChanges(db, { ...EVERYTHING, ...query });
  const ids = (query: Partial<ChangesQuery> = {}) => read(query).entries.map(({ id }) => id);
  return { db, add, read, ids };
}

function calder() {
  const it = feed();
  it.add({ name: "Ann Berg" });
  it.add({ name: "Bo 100% Dahl", what: "moved-manager", before: "Ann", after: "Cy" });
  it.add({ name: "Studio", kind: "group", what: "member-added", relatedName: "Bo 100% Dahl" });
  it.add({ name: "Figma", kind: "app", what: "assignment-removed", runId: SECOND, relatedName: "Ann Berg" });
  it.add({ name: "Cy", what: "purged", runId: SECOND });
  return it;
}

test.each<[string, Partial<ChangesQuery>, number[]]>([
  ["everything, newest first", {}, [5, 4, 3, 2, 1]],
  ["of one run", { runId: SECOND }, [5, 4]],
  ["of one kind", { kind: "group" }, [3]],
  ["who left, also for good", { what: "left" }, [5]],
  ["who moved", { what: "moved" }, [2]],
  ["access of any kind", { what: "access" }, [4, 3]],
  ["by the name, and by who came or went", { q: " ann " }, [4, 1]],
  ["with signs taken as they are", { q: "100%" }, [3, 2]],
  ["all filters together", { runId: FIRST, kind: "group", what: "access", q: "bo" }, [3]],
  ["older than a line", { before: 3 }, [2, 1]],
  ["with a filter nobody knows", { what: "constructor" }, [5, 4, 3, 2, 1]],
])("changes are read: %s", (_name, query, expected) => {
  expect(calder().ids(query)).toEqual(expected);
});

test("pages of a hundred follow each other without a gap, and the total counts all of them", () => {
  const { add, read } = feed();
  for (let n = 0; n < 205; n += 1) add({ name: `P${n}` });
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const page = read({ before });
    expect([page.total, page.isTotalCapped]).toEqual([205, false]);
    seen.push(...page.entries.map(({ id }) => id));
    before = page.next;
  } while (before !== null);
  expect(seen).toEqual(Array.from({ length: 205 }, (_, n) => 205 - n));
});

test("past ten thousand lines the total is not counted further", () => {
  const { db, read } = feed();
  db.$client.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
     INSERT INTO change_feed (run_id, at, kind, object_id, name, what)
     SELECT 'r', 1, 'person', 'o', 'A', 'joined' FROM n`,
  );
  expect(read()).toMatchObject({ total: 10_000, isTotalCapped: true });
});

test("unknown values of the address mean no filter", () => {
  expect(changesQuerySchema.parse({})).toEqual(EVERYTHING);
  expect(
    changesQuerySchema.parse({ run: "x", kind: "device", what: "constructor", q: ["a", "b"], before: "-1" }),
  ).toEqual({ ...EVERYTHING, q: "a" });
  expect(
    changesQuerySchema.parse({ run: FIRST, kind: "app", what: "things", q: "fig", before: "12" }),
  ).toEqual({ runId: FIRST, kind: "app", what: "things", q: "fig", before: 12 });
});
