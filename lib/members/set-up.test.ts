import { expect, test } from "vitest";
import { members, setupCodes } from "#db/schema/index.ts";
import { newId } from "#lib/platform/ids.ts";
import { findActor } from "#lib/platform/session.ts";
import { ensureSetupCode, hasAdmin } from "./ensure-setup-code.ts";
import { setUpWorkspace } from "./set-up-workspace.ts";
import { memberDesk } from "./testing.ts";

const HOUR_MS = 60 * 60_000;
const person = {
  displayName: "Noor Haidari",
  email: "noor@calder.example",
  password: "correct horse battery",
};

function freshDesk() {
  const desk = memberDesk();
  const code = ensureSetupCode(desk.db, desk.clock);
  if (code === null) throw new Error("A fresh desk has no set-up code.");
  return {
    ...desk,
    code,
    setUp: (typed: string) => setUpWorkspace(desk.db, desk.clock, { ...person, code: typed }),
  };
}

test("the printed code makes the first admin and signs them in", async () => {
  const { db, clock, code, setUp } = freshDesk();
  expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  const reference = await setUp(code.toLowerCase());
  expect(findActor(db, clock, reference)).toMatchObject({ role: "admin", email: "noor@calder.example" });
  expect(ensureSetupCode(db, clock)).toBeNull();
});

test("a code works once", async () => {
  const { db, code, setUp } = freshDesk();
  await setUp(code);
  await expect(setUp(code)).rejects.toThrow(/wrong, used or expired/);
  expect(db.select().from(members).all()).toHaveLength(1);
});

test("of two people with the code at the same moment one becomes admin", async () => {
  const { db, code, setUp } = freshDesk();
  const results = await Promise.allSettled([setUp(code), setUp(code)]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(db.select().from(members).all()).toHaveLength(1);
});

test("a code expires after a day, and a new start voids the old one", async () => {
  const { db, clock, time, code, setUp } = freshDesk();
  const newer = ensureSetupCode(db, clock) ?? "";
  await expect(setUp(code)).rejects.toThrow(/wrong, used or expired/);
  time.now += 24 * HOUR_MS;
  await expect(setUp(newer)).rejects.toThrow(/wrong, used or expired/);
});

test("the code is stored only as a hash, the password only as scrypt", async () => {
  const { db, code, setUp } = freshDesk();
  expect(JSON.stringify(db.select().from(setupCodes).all())).not.toContain(code);
  await setUp(code);
  const stored = JSON.stringify(db.select().from(members).all());
  expect(stored).toContain("scrypt$");
  expect(stored).not.toContain(person.password);
});

test("guessing the code is throttled, even with the right one at last", async () => {
  const { time, code, setUp } = freshDesk();
  for (let tries = 0; tries < 8; tries += 1) await expect(setUp("AAAA-AAAA-AAAA")).rejects.toThrow(/wrong/);
  await expect(setUp(code)).rejects.toThrow(/Too many tries/);
  time.now += HOUR_MS;
  await expect(setUp(code)).resolves.toBeTypeOf("string");
});

test("an admin of the practice tenant is no way into a desk that goes on with a real one", async () => {
  const { db, clock, code, setUp } = freshDesk();
  const persona = {
    tenantId: "practice",
    objectId: "noor",
    email: "noor@calder.example",
    displayName: "Noor",
  };
  db.insert(members)
    .values({ id: newId(), ...persona, role: "admin", createdAt: clock.now() })
    .run();
  expect(hasAdmin(db, true)).toBe(true);
  expect(hasAdmin(db, false)).toBe(false);
  db.delete(members).run();
  await setUp(code);
  expect(hasAdmin(db, false)).toBe(true);
});
