import * as fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { json, testClient } from "#lib/entra/graph/testing.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { readList } from "./read-list.ts";
import { openStaging } from "./stage/open-staging.ts";
import type { StepContext } from "./step.ts";
import { groupChanges } from "./steps/object-changes.ts";
import { userChanges } from "./steps/user-changes.ts";

const BASE = "https://graph.microsoft.com/v1.0";
const guid = (kind: number, n: number) => `${kind}0000000-0000-4000-8000-00000000000${n}`;

/** A step that reads these pages, one after the other. */
function stepOver(pages: readonly Record<string, unknown>[][], isLoop = false) {
  const db = testDatabase();
  const answers = pages.map((value, index) =>
    json({
      value,
      ...(index < pages.length - 1 || isLoop
        ? { "@odata.nextLink": `${BASE}/users/delta?$skiptoken=${isLoop ? 0 : index}` }
        : { "@odata.deltaLink": `${BASE}/users/delta?$deltatoken=end` }),
    }),
  );
  const { client } = testClient(answers);
  let bad = 0;
  const step: StepContext = {
    db,
    clock: systemClock,
    graph: client,
    staging: openStaging(db),
    runId: "run",
    kind: "full",
    grantedPermissions: [],
    signal: new AbortController().signal,
    cursor: null,
    commit: (_cursor, write) => void write(),
    note: () => undefined,
    countBad: () => void (bad += 1),
  };
  return { db, step, bad: () => bad };
}

const pagesOf = <T>(items: readonly T[], cuts: readonly number[]): T[][] => {
  const pages: T[][] = [[]];
  items.forEach((item, index) => {
    if (cuts.includes(index)) pages.push([], []);
    pages.at(-1)?.push(item);
  });
  return pages;
};
const cuts = fc.array(fc.nat(30), { maxLength: 6 });

test("of many changes of a membership the last one wins, however they are spread over pages (F18)", async () => {
  const change = fc.record({ group: fc.nat(3), member: fc.nat(5), isRemoved: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 30 }), cuts, async (changes, at) => {
      const items = changes.map(({ group, member, isRemoved }) => ({
        id: guid(1, group),
        "members@delta": [
          {
            "@odata.type": "#microsoft.graph.user",
            id: guid(2, member),
            ...(isRemoved ? { "@removed": { reason: "deleted" } } : {}),
          },
        ],
      }));
      const { db, step } = stepOver(pagesOf(items, at));
      await groupChanges.run(step);
      const expected = new Map(
        changes.map(({ group, member, isRemoved }) => [`${guid(1, group)} ${guid(2, member)}`, isRemoved]),
      );
      const staged = db.$client
        .prepare<[], { pair: string; removed: number }>(
          `SELECT g.object_id || ' ' || m.object_id AS pair, l.is_removed AS removed FROM staged_links l
           JOIN objects g ON g.id = l.parent_id JOIN objects m ON m.id = l.child_id`,
        )
        .all();
      expect(new Map(staged.map(({ pair, removed }) => [pair, removed === 1]))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("of many changes of a person the last one wins: named, in the recycle bin, or gone (F18)", async () => {
  const change = fc.record({
    person: fc.nat(4),
    what: fc.constantFrom("named", "changed", "deleted"),
    name: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 30 }), cuts, async (changes, at) => {
      const items = changes.map(({ person, what, name }) =>
        what === "named"
          ? {
              id: guid(3, person),
              displayName: `Name ${name}`,
              userPrincipalName: `p${person}@calder.example`,
              accountEnabled: true,
            }
          : { id: guid(3, person), "@removed": { reason: what } },
      );
      const { db, step, bad } = stepOver(pagesOf(items, at));
      await userChanges.run(step);
      expect(bad()).toBe(0);
      const staged = db.$client
        .prepare<[], { id: string; state: string }>(
          `SELECT object_id AS id, CASE WHEN is_removed THEN 'deleted' WHEN deleted_at IS NOT NULL THEN 'changed'
             ELSE display_name END AS state FROM staged_people`,
        )
        .all();
      const expected = new Map(
        changes.map(({ person, what, name }) => [guid(3, person), what === "named" ? `Name ${name}` : what]),
      );
      expect(new Map(staged.map(({ id, state }) => [id, state]))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a person that can't be understood is counted and does not block the others", async () => {
  const good = {
    id: guid(3, 1),
    displayName: "A",
    userPrincipalName: "a@calder.example",
    accountEnabled: true,
  };
  const { db, step, bad } = stepOver([[{ ...good, id: guid(3, 2), accountEnabled: "yes" }, { id: 7 }, good]]);
  await userChanges.run(step);
  expect(bad()).toBe(2);
  const rows = db.$client
    .prepare("SELECT object_id, display_name FROM staged_people ORDER BY object_id")
    .raw()
    .all();
  expect(rows).toEqual([
    [guid(3, 1), "A"],
    [guid(3, 2), null],
  ]);
});

test("a name of a megabyte is not believed, and the others of its page are (F9)", async () => {
  const item = (n: number, displayName: string) => ({
    id: guid(3, n),
    displayName,
    userPrincipalName: `p${n}@calder.example`,
    accountEnabled: true,
  });
  const { db, step, bad } = stepOver([[item(1, "x".repeat(1_048_576)), item(2, "x".repeat(256))]]);
  await userChanges.run(step);
  expect(bad()).toBe(1);
  const named = db.$client
    .prepare("SELECT object_id FROM staged_people WHERE display_name IS NOT NULL")
    .pluck();
  expect(named.all()).toEqual([guid(3, 2)]);
});

test("pages that lead in a circle end the step (F19)", async () => {
  const { step } = stepOver([[], [], []], true);
  await expect(readList(step, "/users", () => 0)).rejects.toMatchObject({ code: "page-loop" });
});
