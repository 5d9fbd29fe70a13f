import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { connections, members, messages } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { memberWith } from "#lib/directory/testing/company.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { discardHold, releaseHold } from "./decide-hold.ts";
import { openRun } from "./run-rows.ts";
import { deskFor, differences, mirrorLines, startPractice, type Practice } from "./testing.ts";
import { SMALL, wordsOf } from "./testing/fault-bed.ts";

let practice: Practice;
let desk: ReturnType<typeof deskFor>;
beforeAll(async () => {
  practice = await startPractice(SMALL);
}, 60_000);
afterAll(() => practice?.stop());
beforeEach(async () => {
  desk = deskFor(practice);
  await desk.importAll();
});
afterEach(() => practice.control("POST", "restore", { kind: "users" }));

const remove = (order: object) => practice.control("POST", "remove", order);

const asAdmin = (): Context => ({ ...desk.ctx, actor: memberWith("admin") });

type Hold = { id: string; guard: string; count: number; status: string };
const holds = (db: Database) =>
  db.$client.prepare<[], Hold>("SELECT id, guard, count, status FROM sync_holds ORDER BY held_at, id").all();
const open = (db: Database) => holds(db).filter(({ status }) => status === "Held");
const itemsOf = (db: Database, id: string) =>
  db.$client
    .prepare<[string], string>("SELECT object_id FROM sync_hold_items WHERE hold_id = ? ORDER BY object_id")
    .pluck()
    .all(id);

/** The cycle that a release asked for. */
async function releaseAndSync(holdId: string) {
  releaseHold(asAdmin(), { holdId });
  const run = openRun(desk.db);
  if (run === null) throw new Error("a release asks for a sync");
  return desk.cycle(run.kind, { runId: run.id });
}

test.each(["delta", "full"] as const)(
  "F16 a %s cycle that another organization answers stops with its sentence, and nothing is merged",
  async (kind) => {
    const before = mirrorLines(desk.db);
    await practice.control("POST", "add", { kind: "users", count: 20 });
    await practice.control("POST", "organization", { id: "0e0e0e0e-1111-4222-8333-444444444444" });
    expect(await desk.cycle(kind, { canRetry: true })).toMatchObject({
      status: "failed",
      error: {
        kind: "wrong-tenant",
        message: expect.stringContaining("from another tenant than Calder Optics"),
      },
    });
    expect(mirrorLines(desk.db)).toEqual(before);
    expect(findConnection(desk.db)?.status).toBe("Connected");
    await practice.control("DELETE", "organization");
    expect((await desk.cycle("delta")).status).toBe("completed");
    expect(await differences(practice, desk.db)).toEqual({});
  },
);

test("F49 over the limit for groups, groups alone wait; people, apps and roles go on", async () => {
  const before = mirrorLines(desk.db);
  await practice.control("POST", "change", { seed: 3, users: 10, joiners: 3, assignments: 5 });
  await remove({ kind: "groups", share: 0.6 });
  const result = await desk.cycle("delta");
  expect(result).toMatchObject({ status: "held", held: ["groups"], changes: { people: { added: 3 } } });
  const after = mirrorLines(desk.db);
  for (const name of ["groups", "memberships", "ownerships"]) expect(after[name]).toEqual(before[name]);
  const wrong = await differences(practice, desk.db);
  expect(
    Object.keys(wrong).filter(
      (name) => !/^(groups|memberships|ownerships|assignments|unitMembers)$/.test(name),
    ),
  ).toEqual([]);
  // Groups are frozen, but syncs come on time.
  expect(findConnection(desk.db)).toMatchObject({ status: "Connected" });
  const ages = desk.db.$client
    .prepare<[], { kind: string; at: number }>("SELECT kind, applied_at AS at FROM mirror_kinds")
    .all();
  const age = (kind: string) => ages.find((each) => each.kind === kind)?.at ?? 0;
  expect(age("people")).toBeGreaterThan(age("groups"));
});

// Fails until the holds of people keep their links too: see apply/apply-staging.ts, hold().
async function holdHalf(kind: "delta" | "full"): Promise<void> {
  const before = mirrorLines(desk.db);
  await remove({ kind: "users", share: 0.5 });
  expect((await desk.cycle(kind)).status).toBe("held");
  const after = mirrorLines(desk.db);
  for (const [name, lines] of Object.entries(before)) expect([name, after[name]]).toEqual([name, lines]);
}

test("F49 while leavers are held in a delta cycle, what they have stays too", () => holdHalf("delta"));

test("F49 while leavers are held in a full cycle, what they have stays too", () => holdHalf("full"));

test("F49 the same hold is asked about once, however many cycles find it", async () => {
  const row = {
    email: "a@calder.example",
    displayName: "Amara Okafor",
    role: "admin",
    createdAt: 1,
  } as const;
  desk.db
    .insert(members)
    .values({ id: "amara", ...row })
    .run();
  await remove({ kind: "users", share: 0.5 });
  for (const kind of ["delta", "delta", "full"] as const)
    expect((await desk.cycle(kind)).status).toBe("held");
  expect(holds(desk.db).map(({ status }) => status)).toEqual(["Held"]);
  // Told to the one admin, once.
  const told = desk.db.select().from(messages).all();
  expect(told.map(({ kind }) => kind)).toEqual(["sync-held"]);
});

test("F50 a release applies what was listed; those who left since are judged by themselves", async () => {
  await remove({ kind: "users", share: 0.4 });
  expect((await desk.cycle("delta")).status).toBe("held");
  const [hold] = open(desk.db);
  const listed = itemsOf(desk.db, hold?.id ?? "");
  expect(listed).toHaveLength(hold?.count ?? 0);
  await remove({ kind: "users", share: 0.4, seed: 2 });
  const second = await releaseAndSync(hold?.id ?? "");
  expect(second.status).toBe("held");
  // Nobody went on the word of the first list together with the second.
  const [next] = open(desk.db);
  expect(next?.id).not.toBe(hold?.id);
  const left = desk.db.$client
    .prepare<[], string>("SELECT object_id FROM people WHERE status = 'Deleted'")
    .pluck()
    .all();
  expect(left.filter((id) => !listed.includes(id)).every((id) => wordsOf(desk.db, id).length === 0)).toBe(
    true,
  );
  expect((await releaseAndSync(next?.id ?? "")).status).toBe("completed");
  expect(await differences(practice, desk.db)).toEqual({});
});

test("F50 one who is back before the release stays, and no other goes in their place", async () => {
  await remove({ kind: "users", share: 0.4 });
  expect((await desk.cycle("delta")).status).toBe("held");
  const [hold] = open(desk.db);
  const [back = ""] = itemsOf(desk.db, hold?.id ?? "");
  await practice.control("POST", "edit", [{ op: "restore-user", user: back }]);
  expect((await releaseAndSync(hold?.id ?? "")).status).toBe("completed");
  expect(desk.db.$client.prepare("SELECT status FROM people WHERE object_id = ?").pluck().get(back)).not.toBe(
    "Deleted",
  );
  expect(wordsOf(desk.db, back)).not.toContain("left");
  expect(await differences(practice, desk.db)).toEqual({});
});

test("F50 a discarded hold keeps the mirror and is asked about again by the next cycle", async () => {
  const before = mirrorLines(desk.db).users;
  await remove({ kind: "users", share: 0.5 });
  expect((await desk.cycle("delta")).status).toBe("held");
  discardHold(asAdmin(), { holdId: open(desk.db)[0]?.id ?? "" });
  expect(mirrorLines(desk.db).users).toEqual(before);
  expect((await desk.cycle("delta")).status).toBe("held");
  expect(mirrorLines(desk.db).users).toEqual(before);
  expect(holds(desk.db).map(({ status }) => status)).toEqual(["Discarded", "Held"]);
});

test("F50 a release that comes while the connection lost its access waits for it", async () => {
  await remove({ kind: "users", share: 0.5 });
  await desk.cycle("delta");
  const [hold] = open(desk.db);
  desk.db.update(connections).set({ status: "Needs reauthorization" }).run();
  expect(() => releaseHold(asAdmin(), { holdId: hold?.id ?? "" })).toThrow("reauthorization");
  expect(openRun(desk.db)).toBeNull();
});

test("F16 three times as many people at once are held, and come in when an admin says so", async () => {
  const before = mirrorLines(desk.db);
  await practice.control("POST", "add", { kind: "users", count: 900 });
  expect(await desk.cycle("delta")).toMatchObject({ status: "held", held: ["people"] });
  const [hold] = open(desk.db);
  expect(hold).toMatchObject({ guard: "people-added", count: 900 });
  expect(mirrorLines(desk.db)).toEqual(before);
  expect((await releaseAndSync(hold?.id ?? "")).status).toBe("completed");
  expect(await differences(practice, desk.db)).toEqual({});
});
