import { expect, test } from "vitest";
import { protectedPeople } from "#db/schema/index.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { isSamePrecondition, preconditionOf } from "#lib/entra/actions/precondition.ts";
import { askProtectionChange } from "./ask-protection-change.ts";
import { listPendingChanges } from "./changes-data.ts";
import { findProtection } from "./data.ts";
import { protectPerson } from "./protect-person.ts";
import { protectionDesk } from "./testing.ts";

const note = "Runs the payroll export";

test("an admin protects an account at once, and it is written down", () => {
  const { db, noor, objectId, audit } = protectionDesk();
  protectPerson(noor, { objectId, kind: "protected", note });
  expect(findProtection(db, objectId)).toBe("protected");
  expect(db.select().from(protectedPeople).get()).toMatchObject({
    displayName: "Payroll Service",
    note,
    addedByName: "Noor Haidari",
  });
  expect(audit()).toContain("protection.account-added");
});

test("protected becomes break-glass at once; the way back is no matter for one admin", () => {
  const { db, noor, objectId } = protectionDesk();
  protectPerson(noor, { objectId, kind: "protected", note });
  protectPerson(noor, { objectId, kind: "break-glass", note });
  expect(findProtection(db, objectId)).toBe("break-glass");
  expect(() => protectPerson(noor, { objectId, kind: "protected", note })).toThrow(/two admins/);
  expect(findProtection(db, objectId)).toBe("break-glass");
});

test("tightening rejects a removal that was asked about less", () => {
  const { db, noor, sofia, objectId, time, audit } = protectionDesk();
  protectPerson(noor, { objectId, kind: "protected", note });
  askProtectionChange(noor, { kind: "remove-protected", objectId });
  protectPerson(sofia, { objectId, kind: "break-glass", note });
  expect(listPendingChanges(db, time.now)).toEqual([]);
  expect(audit()).toContain("protection.change-rejected");
});

test("who becomes protected between a click and its sending is no longer who the click meant", () => {
  const { noor, objectId } = protectionDesk();
  const precondition = () => {
    const facts = readFacts(noor, objectId, {});
    if (facts === null) throw new Error("no facts");
    return preconditionOf(facts);
  };
  const atClick = precondition();
  expect(isSamePrecondition(atClick, precondition())).toBe(true);
  protectPerson(noor, { objectId, kind: "protected", note });
  expect(isSamePrecondition(atClick, precondition())).toBe(false);
});

test("nobody is put on the list twice, nor somebody who isn't in the directory", () => {
  const { noor, objectId } = protectionDesk();
  protectPerson(noor, { objectId, kind: "protected", note });
  expect(() => protectPerson(noor, { objectId, kind: "protected", note })).toThrow(/already/);
  const stranger = "00000000-0000-4000-8000-000000000000";
  expect(() => protectPerson(noor, { objectId: stranger, kind: "protected", note })).toThrow(
    /no such person/,
  );
});

test("protecting refuses someone without the role", () => {
  const { kwame, objectId } = protectionDesk();
  expect(() => protectPerson(kwame, { objectId, kind: "protected", note })).toThrow(/role/);
});
