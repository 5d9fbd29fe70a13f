import { afterAll, beforeAll, expect, test } from "vitest";
import { auditEntries, connections } from "#db/schema/index.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import { insertConnection, READ_PERMISSIONS, startPractice, type Practice } from "#lib/entra/sync/testing.ts";
import { findConnection } from "./data.ts";
import { openGraph } from "./open-graph.ts";
import { testDesk } from "./testing.ts";

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice(["--users", "60", "--groups", "10", "--memberships", "100", "--apps", "5"]);
}, 60_000);
afterAll(() => practice?.stop());

test("every new token says what is granted: kept at once, and audited once for each change", async () => {
  const { db, environment } = testDesk({
    ENTRA_LOGIN_BASE_URL: practice.url,
    GRAPH_BASE_URL: practice.url,
  });
  insertConnection(db);
  db.update(connections).set({ isPractice: false }).run();
  const open = () => openGraph(db, undefined, { environment });
  const granted = () => findConnection(db)?.grantedPermissions;
  const audit = () => db.select().from(auditEntries).all();
  const ask = () => open().getPage(paths.organization({ select: "id" }));

  await Promise.all([ask(), ask(), ask()]);
  expect(granted()).toEqual(READ_PERMISSIONS.toSorted());
  expect(audit()).toMatchObject([
    {
      event: "connection.permissions-changed",
      actorKind: "worker",
      details: { granted: READ_PERMISSIONS.toSorted(), revoked: [] },
    },
  ]);

  // The token in hand still carries what it was given with.
  await practice.control("POST", "consent", { revoke: ["Member.Read.Hidden"] });
  await ask();
  expect(audit()).toHaveLength(1);

  expect(await open().roles({ isFresh: true })).not.toContain("Member.Read.Hidden");
  expect(granted()).not.toContain("Member.Read.Hidden");
  const { permissionsReadAt } = findConnection(db) ?? {};
  await ask();
  await open().roles({ isFresh: true });
  expect(audit().map(({ details }) => details)).toEqual([
    { granted: READ_PERMISSIONS.toSorted(), revoked: [] },
    { granted: [], revoked: ["Member.Read.Hidden"] },
  ]);
  expect(findConnection(db)?.permissionsReadAt).toBeGreaterThanOrEqual(permissionsReadAt ?? 0);

  await practice.control("POST", "consent", { grant: READ_PERMISSIONS });
  await open().roles({ isFresh: true });
  expect(granted()).toEqual(READ_PERMISSIONS.toSorted());
  expect(audit()).toHaveLength(3);
});
