import { expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { DEFAULT_SCOPE, isInScope, recomputeScope, scopeSql } from "./scope.ts";

const STATUSES = ["Active", "Blocked", "Deleted"] as const;
const SCOPES = [false, true].flatMap((includeGuests) =>
  [false, true].map((includeBlocked) => ({ includeGuests, includeBlocked })),
);

test("the rule in SQL and the rule in code agree on every case", () => {
  const db = testDatabase();
  for (const scope of SCOPES) {
    for (const status of STATUSES) {
      for (const isGuest of [false, true]) {
        const answer = db.$client
          .prepare(`SELECT ${scopeSql(scope)} FROM (SELECT ? AS status, ? AS is_guest)`)
          .pluck()
          .get(status, Number(isGuest));
        expect(answer === 1, JSON.stringify({ scope, status, isGuest })).toBe(
          isInScope({ status, isGuest }, scope),
        );
      }
    }
  }
});

test("by default People are active members; a wider scope brings others in and back out", () => {
  const db = testDatabase();
  const add = db.$client.prepare(
    `INSERT INTO people (id, object_id, display_name, user_principal_name, work_email, status, is_guest,
       is_on_premises, is_management_restricted, sort_key, search_text, in_scope)
     VALUES (?, ?, 'A', 'a@b', 'a@b', ?, ?, 0, 0, 'a', 'a', 0)`,
  );
  STATUSES.forEach((status, index) => {
    add.run(index * 2, `${index}-m`, status, 0);
    add.run(index * 2 + 1, `${index}-g`, status, 1);
  });
  expect(recomputeScope(db, DEFAULT_SCOPE)).toEqual({ people: 1, groups: 0 });
  expect(recomputeScope(db, { includeGuests: true, includeBlocked: true }).people).toBe(3);
  expect(recomputeScope(db, DEFAULT_SCOPE).people).toBe(3);
});
