import { expect, test } from "vitest";
import { auditEntries, connections } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { allowed, findGuard, GUARDS } from "./guards.ts";
import { saveSyncSettings } from "./save-sync-settings.ts";
import { readSyncSettings, syncEveryMs, syncSettingsInput } from "./sync-settings.ts";
import { insertConnection } from "./testing.ts";

const HOUR = 60 * 60_000;
const NOW = 100 * HOUR;

function desk(given: Partial<typeof connections.$inferInsert> = {}) {
  const db = testDatabase();
  insertConnection(db);
  const synced = { lastSyncAt: NOW - 2 * HOUR, nextSyncAt: NOW + 2 * HOUR };
  db.update(connections)
    .set({ status: "Connected", ...synced, ...given })
    .run();
  const as = (role: Role): Context => ({ db, clock: { now: () => NOW }, actor: memberWith(role) });
  return { db, as, admin: as("admin") };
}

test("before anybody changes them, syncs come every four hours with the usual limits", () => {
  const { db } = desk();
  expect(syncEveryMs(db)).toBe(4 * HOUR);
  expect(readSyncSettings(db)).toEqual({
    everyHours: 4,
    limits: Object.fromEntries(GUARDS.map(({ key, limit }) => [key, limit])),
  });
});

test("saved limits are in force, the others stay as usual, and the audit log tells both", () => {
  const { db, admin } = desk();
  saveSyncSettings(admin, { everyHours: 8, limits: { "people-removed": { count: 50, share: 0.05 } } });
  const settings = readSyncSettings(db);
  expect(settings.everyHours).toBe(8);
  expect(settings.limits["people-removed"]).toEqual({ count: 50, share: 0.05, floor: 20 });
  expect(settings.limits["groups-removed"]).toEqual(findGuard("groups-removed")?.limit);
  expect(allowed({ limit: settings.limits["people-removed"], leavesSome: true }, 1_240)).toBe(50);
  saveSyncSettings(admin, { everyHours: 4, limits: {} });
  expect(readSyncSettings(db).limits["people-removed"]).toEqual(findGuard("people-removed")?.limit);
  const audit = db.select().from(auditEntries).all();
  expect(audit).toMatchObject([
    { event: "sync.settings-changed", at: NOW, actorName: "Kwame Mensah", result: "Done" },
    { event: "sync.settings-changed" },
  ]);
  expect(audit[0]?.details).toMatchObject({
    before: { everyHours: 4, limits: { "people-removed": { count: 500 } } },
    after: { everyHours: 8, limits: { "people-removed": { count: 50 } } },
  });
});

test.each([
  ["moves out with a longer interval", 24, {}, NOW + 22 * HOUR],
  ["moves in with a shorter one", 4, {}, NOW + 2 * HOUR],
  ["is due now when its time is over already", 1, {}, NOW],
  ["stays away while paused", 1, { status: "Paused", nextSyncAt: null }, null],
  ["stays as it is before the first sync", 1, { lastSyncAt: null }, NOW + 2 * HOUR],
] as const)("the next sync %s", (_name, everyHours, given, nextSyncAt) => {
  const { db, admin } = desk(given);
  saveSyncSettings(admin, { everyHours, limits: {} });
  expect(findConnection(db)?.nextSyncAt).toBe(nextSyncAt);
});

test.each(["agent", "employee"] as const)("saving refuses someone without the role (%s)", (role) => {
  const { db, as } = desk();
  expect(() => saveSyncSettings(as(role), { everyHours: 1, limits: {} })).toThrow(
    expect.objectContaining({ code: "not-allowed" }),
  );
  expect(readSyncSettings(db).everyHours).toBe(4);
  expect(db.select().from(auditEntries).all()).toEqual([]);
});

test("what is typed is checked, each with its sentence", () => {
  const issueOf = (input: unknown) => syncSettingsInput.safeParse(input).error?.issues[0]?.message;
  const limit = (count: unknown, share: unknown) =>
    issueOf({ everyHours: 4, limits: { "people-removed": { count, share } } });
  expect(issueOf({ everyHours: 3, limits: {} })).toBe("Choose one of the intervals.");
  expect(limit(0, 0.2)).toBe("Enter a number from 1 to 1,000,000.");
  expect(limit(1.5, 0.2)).toBe("Enter a whole number.");
  expect(limit(5, 1.01)).toBe("Enter 1 to 100 %.");
  expect(limit(5, 0)).toBe("Enter 1 to 100 %.");
  expect(limit(5, Number.NaN)).toBe("Enter a number.");
  expect(issueOf({ everyHours: 4, limits: { "people-lost": { count: 1, share: 1 } } })).toBeDefined();
  expect(issueOf({ everyHours: 24, limits: { "units-removed": { count: 9, share: 0.01 } } })).toBe(
    "Administrative units removed: enter 10 or more. Fewer at once are never asked about.",
  );
  expect(
    issueOf({ everyHours: 24, limits: { "units-removed": { count: 10, share: 0.01 } } }),
  ).toBeUndefined();
});
