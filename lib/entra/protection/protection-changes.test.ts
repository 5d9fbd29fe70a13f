import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { members, protectionChanges } from "#db/schema/index.ts";
import { workerActor } from "#lib/platform/context.ts";
import { askProtectionChange } from "./ask-protection-change.ts";
import { CHANGE_LIFE_MS, listPendingChanges } from "./changes-data.ts";
import { allowsSecondPerson, findProtection } from "./data.ts";
import { decideProtectionChange } from "./decide-protection-change.ts";
import { loadProtection } from "./load-protection.ts";
import { protectPerson } from "./protect-person.ts";
import { protectionDesk } from "./testing.ts";
import { tightenPolicy } from "./tighten-policy.ts";

const note = "Runs the payroll export";
const policy = { kind: "allow-second-person" } as const;

function deskWithRemoval() {
  const desk = protectionDesk();
  const { noor, objectId } = desk;
  protectPerson(noor, { objectId, kind: "protected", note });
  const { changeId } = askProtectionChange(noor, { kind: "remove-protected", objectId });
  return { ...desk, changeId };
}

test("a removal is in force once another admin confirms it", () => {
  const { db, sofia, objectId, changeId, audit } = deskWithRemoval();
  expect(findProtection(db, objectId)).toBe("protected");
  expect(decideProtectionChange(sofia, { changeId, decision: "confirm" })).toEqual({ status: "confirmed" });
  expect(findProtection(db, objectId)).toBeNull();
  expect(audit()).toEqual(expect.arrayContaining(["protection.change-asked", "protection.change-confirmed"]));
});

test("who asked can't confirm, also not with another account of theirs", () => {
  const { db, noor, sofia, objectId, changeId } = deskWithRemoval();
  const confirm = { changeId, decision: "confirm" } as const;
  expect(() => decideProtectionChange(noor, confirm)).toThrow(/You asked/);
  const local = { ...sofia, actor: { ...sofia.actor, email: noor.actor.email.toUpperCase() } };
  expect(() => decideProtectionChange(local, confirm)).toThrow(/You asked/);
  expect(findProtection(db, objectId)).toBe("protected");
});

test("the person concerned can't confirm their own removal", () => {
  const { sofia, objectId, changeId, as } = deskWithRemoval();
  const self = as(sofia, objectId);
  expect(() => decideProtectionChange(self, { changeId, decision: "confirm" })).toThrow(/your own account/);
});

test("rejecting keeps everything, and nothing is decided twice", () => {
  const { db, noor, sofia, objectId, changeId } = deskWithRemoval();
  expect(decideProtectionChange(noor, { changeId, decision: "reject" })).toEqual({ status: "rejected" });
  expect(findProtection(db, objectId)).toBe("protected");
  expect(() => decideProtectionChange(sofia, { changeId, decision: "confirm" })).toThrow(/decided already/);
});

test("after a day nothing can be confirmed any more", () => {
  const { db, sofia, objectId, changeId, time, audit } = deskWithRemoval();
  time.now += CHANGE_LIFE_MS;
  expect(listPendingChanges(db, time.now)).toEqual([]);
  expect(decideProtectionChange(sofia, { changeId, decision: "confirm" })).toEqual({ status: "expired" });
  expect(findProtection(db, objectId)).toBe("protected");
  expect(db.select().from(protectionChanges).get()?.state).toBe("Expired");
  expect(audit()).toContain("protection.change-expired");
});

test("the policy opens with two admins and closes with one", () => {
  const { db, noor, sofia, audit } = protectionDesk();
  const { changeId } = askProtectionChange(noor, policy);
  expect(() => askProtectionChange(sofia, policy)).toThrow(/Noor Haidari has asked/);
  expect(allowsSecondPerson(db)).toBe(false);
  decideProtectionChange(sofia, { changeId, decision: "confirm" });
  expect(allowsSecondPerson(db)).toBe(true);
  expect(() => askProtectionChange(noor, policy)).toThrow(/already/);
  tightenPolicy(noor);
  expect(allowsSecondPerson(db)).toBe(false);
  expect(() => tightenPolicy(noor)).toThrow(/off already/);
  expect(audit()).toContain("protection.policy-tightened");
});

test("with a single admin nothing is asked, and the way out is named", () => {
  const { db, clock, noor, sofia } = protectionDesk();
  db.update(members).set({ disabledAt: clock.now() }).where(eq(members.id, sofia.actor.id)).run();
  expect(() => askProtectionChange(noor, policy)).toThrow(/Settings → Members/);
  expect(loadProtection(noor).hasOtherAdmin).toBe(false);
});

test("asking and deciding refuse someone without the role, and whoever is no person", () => {
  const { db, clock, kwame, objectId, changeId } = deskWithRemoval();
  const worker = { db, clock, actor: workerActor };
  const decision = { changeId, decision: "confirm" } as const;
  expect(() => askProtectionChange(kwame, { kind: "remove-protected", objectId })).toThrow(/role/);
  expect(() => decideProtectionChange(kwame, decision)).toThrow(/role/);
  expect(() => tightenPolicy(kwame)).toThrow(/role/);
  expect(() => loadProtection(kwame)).toThrow(/role/);
  expect(() => askProtectionChange(worker, policy)).toThrow(/signed in/);
  expect(() => decideProtectionChange(worker, decision)).toThrow(/signed in/);
});
