import { expect, test } from "vitest";
import { auditEntries } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company, guidOf, memberWith } from "#lib/directory/testing/company.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { DEFAULT_SCOPE } from "./constants.ts";
import { saveScope } from "./save-scope.ts";
import type { Scope } from "./types.ts";

const WIDER: Scope = {
  ...DEFAULT_SCOPE,
  includeGuests: true,
  groups: { by: "groups", objectIds: [guidOf("group Gone")] },
};

function desk(finishedAt: number | null = 1) {
  const company = new Company(testDatabase());
  company.person({ displayName: "Ann" });
  company.person({ displayName: "Guy", isGuest: true });
  company.group({ displayName: "Studio" });
  company.connect({ finishedAt });
  const as = (role: Role): Context => ({
    db: company.db,
    clock: { now: () => 7_000 },
    actor: memberWith(role),
  });
  return { db: company.db, as };
}

test("a saved scope is applied at once and told in the audit log with what was there before", () => {
  const { db, as } = desk();
  expect(saveScope(as("admin"), WIDER)).toEqual({ people: 1, groups: 1 });
  expect(findConnection(db)?.scope).toEqual(WIDER);
  const inScope = (table: string) =>
    db.$client.prepare(`SELECT display_name FROM ${table} WHERE in_scope = 1 ORDER BY 1`).pluck().all();
  expect([inScope("people"), inScope("groups")]).toEqual([["Ann", "Guy"], []]);
  expect(db.select().from(auditEntries).all()).toMatchObject([
    {
      at: 7_000,
      event: "connection.scope-changed",
      result: "Done",
      actorName: "Kwame Mensah",
      targetKind: "tenant",
      targetId: guidOf("tenant"),
      details: { before: DEFAULT_SCOPE, after: WIDER, changed: { people: 1, groups: 1 } },
    },
  ]);
});

test.each(["agent", "employee"] as const)(
  "saving the scope refuses someone without the role (%s)",
  (role) => {
    const { db, as } = desk();
    expect(() => saveScope(as(role), WIDER)).toThrow(expect.objectContaining({ code: "not-allowed" }));
    expect(findConnection(db)?.scope).toEqual(DEFAULT_SCOPE);
    expect(db.select().from(auditEntries).all()).toEqual([]);
  },
);

test("there is no scope to save before the setup is finished", () => {
  const { db, as } = desk(null);
  expect(() => saveScope(as("admin"), WIDER)).toThrow(expect.objectContaining({ code: "not-connected" }));
  db.$client.exec("DELETE FROM connections");
  expect(() => saveScope(as("admin"), WIDER)).toThrow(expect.objectContaining({ code: "not-connected" }));
});
