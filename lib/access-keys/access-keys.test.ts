import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { accessKeys, auditEntries, members, people } from "#db/schema/index.ts";
import type { Database } from "#db/client.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { setRole } from "#lib/members/set-role.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { requireRole, requireRoleOrScope } from "#lib/platform/authorize.ts";
import type { Role } from "#lib/platform/context.ts";
import { authenticateKey, authenticatePersonalKey } from "./authenticate-key.ts";
import { BURST_CALLS, CALL_EVERY_MS, KEYS_LIMIT } from "./constants.ts";
import { listAllKeys, listOwnKeys } from "./data.ts";
import { makeMachineKey } from "./make-machine-key.ts";
import { makePersonalKey } from "./make-personal-key.ts";
import { revokeKey } from "./revoke-key.ts";

const DAY_MS = 24 * 60 * 60_000;
const bearer = (key: string) => ({ headers: new Headers({ authorization: `Bearer ${key}` }) });

/** A desk with one member who has a key. */
function deskWithKey(role: Role = "agent") {
  const desk = memberDesk();
  const owner = desk.signedIn(role, "Kwame Mensah");
  const { keyId, key } = makePersonalKey(owner, { name: "Editor", scopes: ["read-directory"], days: 30 });
  const find = (given = key) => authenticatePersonalKey(desk.db, desk.clock, bearer(given));
  return { ...desk, owner, keyId, key, find };
}

test("a personal key stands for its member, with the role of this moment", () => {
  const { find, owner, signedIn } = deskWithKey();
  expect(find()).toMatchObject({
    actor: { kind: "member", id: owner.actor.id, role: "agent", sessionId: "" },
    key: { name: "Editor", scopes: ["read-directory"] },
  });
  setRole(signedIn("admin", "Noor Haidari"), { memberId: owner.actor.id, role: "employee" });
  expect(find()?.actor.role).toBe("employee");
});

test("the key is in no row: only its hash and its beginning are kept", () => {
  const { db, key } = deskWithKey();
  expect(key).toMatch(/^gatehouse_[a-z0-9]{8}_[\w-]{43}$/);
  const secret = key.slice(-43);
  const stored = db.$client.serialize().toString("latin1");
  expect(stored).not.toContain(secret);
  expect(db.select().from(accessKeys).get()).toMatchObject({ prefix: key.slice(0, 18) });
  expect(JSON.stringify(db.select().from(auditEntries).all())).toContain("key.made");
});

test.each([
  ["nothing", undefined],
  ["another scheme", (key: string) => `Basic ${key}`],
  [
    "a key with one letter changed",
    (key: string) => `Bearer ${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`,
  ],
  ["a key that is cut", (key: string) => `Bearer ${key.slice(0, -1)}`],
  ["the beginning only", (key: string) => `Bearer ${key.slice(0, 18)}`],
  ["two keys", (key: string) => `Bearer ${key} ${key}`],
])("%s opens nothing", (_what, headerOf) => {
  const { db, clock, key } = deskWithKey();
  const headers = new Headers(headerOf === undefined ? {} : { authorization: headerOf(key) });
  expect(authenticatePersonalKey(db, clock, { headers })).toBeNull();
});

test("the stored hash opens nothing", () => {
  const { db, find } = deskWithKey();
  expect(find(db.select().from(accessKeys).get()?.hash)).toBeNull();
});

test("a key ends on its day", () => {
  const { find, time } = deskWithKey();
  time.now += 30 * DAY_MS - 1;
  expect(find()).not.toBeNull();
  time.now += 1;
  expect(find()).toBeNull();
});

test("a revoked key is over with the next call, and it is written down once", () => {
  const { find, owner, keyId, audit } = deskWithKey();
  revokeKey(owner, keyId);
  revokeKey(owner, keyId);
  expect(find()).toBeNull();
  expect(audit().filter((event) => event === "key.revoked")).toHaveLength(1);
});

test("an admin revokes anybody's key; to anybody else it does not exist", () => {
  const { find, keyId, signedIn } = deskWithKey();
  expect(() => revokeKey(signedIn("agent", "Ibrahim Sesay"), keyId)).toThrow("There is no such key.");
  expect(find()).not.toBeNull();
  revokeKey(signedIn("admin", "Noor Haidari"), keyId);
  expect(find()).toBeNull();
});

test("the key of a disabled member opens nothing", () => {
  const { db, find, owner, time } = deskWithKey();
  db.update(members).set({ disabledAt: time.now }).where(eq(members.id, owner.actor.id)).run();
  expect(find()).toBeNull();
});

test.each(["Blocked", "Deleted"] as const)("the key of who is %s in Entra opens nothing (T22)", (status) => {
  const { db, find, owner } = deskWithKey();
  const { objectId, id } = new Company(db).person({ displayName: "Kwame Mensah" });
  db.update(members).set({ objectId }).where(eq(members.id, owner.actor.id)).run();
  expect(find()).not.toBeNull();
  db.update(people).set({ status }).where(eq(people.id, id)).run();
  expect(find()).toBeNull();
});

test("who has left the mirror altogether has no key any more, and who is not in it makes none", () => {
  const { db, find, owner } = deskWithKey();
  const objectId = crypto.randomUUID();
  db.update(members).set({ objectId }).where(eq(members.id, owner.actor.id)).run();
  expect(find()).toBeNull();
  const elsewhere = { ...owner, actor: { ...owner.actor, objectId } };
  expect(() => makePersonalKey(elsewhere, { name: "Editor", scopes: ["read-directory"], days: 30 })).toThrow(
    /imported directory/,
  );
});

test("a key that calls too often waits, and the pace is the key's own", () => {
  const { db, clock, find, time, signedIn } = deskWithKey();
  for (let call = 0; call < BURST_CALLS; call += 1) find();
  expect(() => find()).toThrow(/too often/);
  const other = makePersonalKey(signedIn("agent", "Ada Obi"), {
    name: "x",
    scopes: ["read-directory"],
    days: 30,
  });
  expect(authenticatePersonalKey(db, clock, bearer(other.key))).not.toBeNull();
  time.now += CALL_EVERY_MS;
  expect(find()).not.toBeNull();
  expect(() => find()).toThrow(/too often/);
});

test("when a key was used is known", () => {
  const { db, find, time } = deskWithKey();
  expect(db.select().from(accessKeys).get()?.lastUsedAt).toBeNull();
  time.now += 5_000;
  find();
  expect(db.select().from(accessKeys).get()?.lastUsedAt).toBe(time.now);
});

test("a role makes only keys it has a use for, and not without end", () => {
  const { owner, signedIn } = deskWithKey();
  const employee = signedIn("employee", "Ikram Benali");
  const wish = { name: "Editor", scopes: ["propose-actions" as const], days: 90 as const };
  expect(() => makePersonalKey(employee, wish)).toThrow(/Propose actions/);
  expect(() => makePersonalKey(owner, { ...wish, days: 3650 as 365 })).toThrow(/how long/);
  for (let made = 1; made < KEYS_LIMIT; made += 1) makePersonalKey(owner, wish);
  expect(() => makePersonalKey(owner, wish)).toThrow(/in use/);
});

describe("a machine key", () => {
  function deskWithMachine() {
    const desk = memberDesk();
    const admin = desk.signedIn("admin", "Noor Haidari");
    const made = makeMachineKey(admin, { name: "Payroll", scope: "hris", days: 365 });
    const find = () => authenticateKey(desk.db, desk.clock, bearer(made.key), "hris");
    return { ...desk, admin, ...made, find };
  }

  test("is made by admins only", () => {
    const { signedIn } = deskWithMachine();
    const wish = { name: "Payroll", scope: "hris", days: 30 } as const;
    expect(() => makeMachineKey(signedIn("agent", "Kwame Mensah"), wish)).toThrow(/role/);
  });

  test("opens its door and outlives the admin who made it", () => {
    const { db, time, admin, find } = deskWithMachine();
    db.update(members).set({ disabledAt: time.now }).where(eq(members.id, admin.actor.id)).run();
    expect(find()).toMatchObject({ actor: { kind: "machine", displayName: "Payroll", scopes: ["hris"] } });
  });

  test("has no role: what asks for one refuses it, what asks for its scope does not", () => {
    const ctx = deskWithMachine().find();
    if (ctx === null) throw new Error("The key is not known.");
    expect(() => requireRole(ctx, "admin", "agent", "employee")).toThrow(/not for that/);
    expect(() => requireRoleOrScope(ctx, "hris", "admin")).not.toThrow();
    expect(() => requireRoleOrScope(ctx, "propose-actions", "admin")).toThrow(/not for that/);
  });

  test("without the scope is refused", () => {
    const { db, find } = deskWithMachine();
    db.update(accessKeys).set({ scopes: [] }).run();
    expect(find).toThrow(/not for that/);
  });

  test("is no person's key, nor the other way round", () => {
    const { db, clock, key } = deskWithMachine();
    expect(authenticatePersonalKey(db, clock, bearer(key))).toBeNull();
    const personal = deskWithKey("admin");
    expect(authenticateKey(personal.db, personal.clock, bearer(personal.key), "hris")).toBeNull();
  });

  test("is revoked by an admin", () => {
    const { admin, keyId, find } = deskWithMachine();
    revokeKey(admin, keyId);
    expect(find()).toBeNull();
  });
});

describe("lists", () => {
  test("give everybody their own keys, with how they stand and never the hash", () => {
    const { db, time, owner, keyId, signedIn } = deskWithKey();
    const other = signedIn("agent", "Ada Obi");
    makePersonalKey(other, { name: "Hers", scopes: ["read-requests"], days: 30 });
    time.now += 1;
    const newer = makePersonalKey(owner, { name: "Newer", scopes: ["propose-actions"], days: 365 });
    revokeKey(owner, newer.keyId);
    expect(listOwnKeys(owner)).toMatchObject([
      { id: keyId, name: "Editor", may: ["Read the directory"], standing: "in-use", lastUsedAt: null },
      { id: newer.keyId, standing: "revoked", revokedByName: "Kwame Mensah" },
    ]);
    time.now += 30 * DAY_MS;
    expect(listOwnKeys(owner).map(({ standing }) => standing)).toEqual(["revoked", "expired"]);
    const hashes = db.select({ hash: accessKeys.hash }).from(accessKeys).all();
    for (const { hash } of hashes) expect(JSON.stringify(listOwnKeys(owner))).not.toContain(hash);
  });

  test("give admins all keys, with those whose owner can't sign in, and refuse everybody else", () => {
    const { db, time, owner, signedIn } = deskWithKey();
    const admin = signedIn("admin", "Noor Haidari");
    makeMachineKey(admin, { name: "Payroll", scope: "hris", days: 365 });
    db.update(members).set({ disabledAt: time.now }).where(eq(members.id, owner.actor.id)).run();
    expect(listAllKeys(admin)).toMatchObject([
      { name: "Payroll", kind: "machine", memberName: "Noor Haidari", standing: "in-use" },
      { name: "Editor", memberName: "Kwame Mensah", standing: "owner-gone" },
    ]);
    expect(() => listAllKeys(owner)).toThrow(/role/);
    expect(listOwnKeys(admin)).toEqual([]);
  });
});

describe("a call that opens nothing", () => {
  const HOUR_MS = 60 * 60_000;
  const refusals = (db: Database) =>
    db
      .select()
      .from(auditEntries)
      .all()
      .filter(({ event }) => event === "key.refused");
  const from = (address: string, key: string) => ({
    headers: new Headers({ authorization: `Bearer ${key}`, "x-forwarded-for": `9.9.9.9, ${address}` }),
  });
  const unknownKey = `gatehouse_abcdefgh_${"A".repeat(43)}`;

  test("is written down with the reason, and of an unknown key nothing is kept", () => {
    const { db, clock, owner, keyId, key, find, time } = deskWithKey();
    authenticatePersonalKey(db, clock, from("10.0.0.1", unknownKey));
    revokeKey(owner, keyId);
    find();
    const short = makePersonalKey(owner, { name: "Short", scopes: ["read-directory"], days: 30 });
    time.now += 30 * DAY_MS;
    find(short.key);
    expect(refusals(db)).toMatchObject([
      {
        actorKind: "stranger",
        targetId: null,
        result: "refused",
        details: { why: "unknown", callsThisHour: 1 },
      },
      { targetId: keyId, details: { why: "revoked", begins: key.slice(0, 18) } },
      { targetId: short.keyId, details: { why: "expired" } },
    ]);
    const kept = db.$client.serialize().toString("latin1");
    for (const secret of [unknownKey.slice(10), key.slice(-43), "10.0.0.1"])
      expect(kept).not.toContain(secret);
  });

  test("is seen for a member who has gone, a key for another door and one without the scope", () => {
    const { db, clock, owner, key, find, time, signedIn } = deskWithKey();
    const admin = signedIn("admin", "Noor Haidari");
    const machine = makeMachineKey(admin, { name: "Payroll", scope: "hris", days: 365 });
    authenticateKey(db, clock, bearer(key), "hris");
    authenticatePersonalKey(db, clock, bearer(machine.key));
    time.now += HOUR_MS;
    db.update(members).set({ disabledAt: time.now }).where(eq(members.id, owner.actor.id)).run();
    find();
    db.update(accessKeys).set({ scopes: [] }).where(eq(accessKeys.id, machine.keyId)).run();
    expect(() => authenticateKey(db, clock, bearer(machine.key), "hris")).toThrow(/not for that/);
    expect(refusals(db).map(({ details }) => details?.["why"])).toEqual([
      "for-another-door",
      "for-another-door",
      "owner-gone",
      "without-scope",
    ]);
  });

  test("without any key leaves no line", () => {
    const { db, clock } = deskWithKey();
    authenticatePersonalKey(db, clock, { headers: new Headers() });
    expect(refusals(db)).toEqual([]);
  });

  test("a flood of bad keys from ever new addresses leaves a handful of lines an hour", () => {
    const { db, clock, time } = deskWithKey();
    for (let call = 0; call < 1_500; call += 1)
      authenticatePersonalKey(db, clock, from(`10.0.${call >> 8}.${call & 255}`, unknownKey));
    // 20 addresses told apart, then the 1st, 10th, 100th and 1,000th of all others.
    expect(refusals(db)).toHaveLength(24);
    expect(refusals(db).at(-1)?.details).toMatchObject({ callsThisHour: 1_000, addressDigest: "others" });
    time.now += HOUR_MS;
    for (let call = 0; call < 99; call += 1) authenticatePersonalKey(db, clock, from("10.0.0.1", unknownKey));
    expect(refusals(db)).toHaveLength(26);
  });
});
