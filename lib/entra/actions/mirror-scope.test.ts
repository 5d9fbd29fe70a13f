import { expect, test } from "vitest";
import type { Database } from "#db/client.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { DEFAULT_SCOPE } from "#lib/entra/scope/constants.ts";
import { recomputeScope } from "#lib/entra/scope/scope.ts";
import type { Scope } from "#lib/entra/scope/types.ts";
import { workerActor } from "#lib/platform/context.ts";
import { applyMirrorPatches } from "./apply-mirror-patches.ts";
import { readFacts } from "./facts-data.ts";
import type { MirrorPatch } from "./types.ts";

/** People are the members of Lyon, and of Studio inside it; Ann is in Studio, Bo in neither. */
function desk(part: Partial<Scope> = {}) {
  const company = new Company(testDatabase());
  const ann = company.person({ displayName: "Ann" });
  const bo = company.person({ displayName: "Bo" });
  const ed = company.person({ displayName: "Ed", status: "Deleted" });
  const lyon = company.group({ displayName: "Lyon" });
  const studio = company.group({ displayName: "Studio" });
  const other = company.group({ displayName: "Other" });
  company.member(lyon, studio);
  company.member(studio, ann, ed);
  const scope: Scope = {
    ...DEFAULT_SCOPE,
    people: { by: "groups", objectIds: [lyon.objectId] },
    ...part,
  };
  company.connect({ finishedAt: 1, scope });
  recomputeScope(company.db, scope);
  const people = () =>
    company.db.$client
      .prepare<[], string>("SELECT display_name FROM people WHERE in_scope = 1 ORDER BY 1")
      .pluck()
      .all();
  const apply = (...patches: MirrorPatch[]) => {
    applyMirrorPatches(company.db, patches);
    return people();
  };
  const member = (person: { objectId: string }, group: { objectId: string }, isMember: boolean) => ({
    kind: "membership" as const,
    personObjectId: person.objectId,
    groupObjectId: group.objectId,
    isMember,
  });
  const signIn = (person: { objectId: string }, isBlocked: boolean) => ({
    kind: "sign-in" as const,
    personObjectId: person.objectId,
    isBlocked,
  });
  return { company, ann, bo, ed, lyon, studio, other, people, apply, member, signIn };
}

test("adding a membership brings a person into scope, and taking it away out of it", () => {
  const { ann, bo, lyon, studio, other, people, apply, member } = desk();
  expect(people()).toEqual(["Ann"]);
  expect(apply(member(bo, studio, true))).toEqual(["Ann", "Bo"]);
  expect(apply(member(bo, lyon, true), member(bo, studio, false))).toEqual(["Ann", "Bo"]);
  expect(apply(member(bo, lyon, false))).toEqual(["Ann"]);
  expect(apply(member(bo, other, true), member(ann, other, true))).toEqual(["Ann"]);
  expect(apply(member(ann, studio, false))).toEqual([]);
});

test("the same effect twice is the same as once", () => {
  const { bo, studio, apply, member } = desk();
  const twice = member(bo, studio, true);
  expect(apply(twice, twice)).toEqual(["Ann", "Bo"]);
  expect(apply(member(bo, studio, false), member(bo, studio, false))).toEqual(["Ann"]);
});

test("blocking takes a person out of scope and unblocking brings them back, unless blocked people are included", () => {
  const { ann, apply, signIn } = desk();
  expect(apply(signIn(ann, true))).toEqual([]);
  expect(apply(signIn(ann, false))).toEqual(["Ann"]);
  const including = desk({ includeBlocked: true });
  expect(including.apply(including.signIn(including.ann, true))).toEqual(["Ann"]);
});

test("unblocking somebody who is not chosen, or who is deleted, brings nobody", () => {
  const { company, bo, ed, apply, signIn } = desk();
  expect(apply(signIn(bo, true), signIn(bo, false), signIn(ed, false))).toEqual(["Ann"]);
  const status = company.db.$client.prepare("SELECT status FROM people WHERE id = ?").pluck().get(ed.id);
  expect(status).toBe("Deleted");
});

test("deleting takes a person out of scope with the date, and restoring brings them back", () => {
  const { company, ann, apply } = desk();
  const account = (isDeleted: boolean, at: number) => ({
    kind: "account" as const,
    personObjectId: ann.objectId,
    isDeleted,
    at,
  });
  const row = company.db.$client.prepare("SELECT status, deleted_at AS at FROM people WHERE id = ?");
  expect(apply(account(true, 7_000), account(true, 9_000))).toEqual([]);
  expect(row.get(ann.id)).toEqual({ status: "Deleted", at: 7_000 });
  expect(apply(account(false, 9_000))).toEqual(["Ann"]);
  expect(row.get(ann.id)).toEqual({ status: "Active", at: null });
});

test("restoring somebody who is live changes nothing: blocked stays blocked", () => {
  const { company, ann, apply, signIn } = desk();
  apply(signIn(ann, true), { kind: "account", personObjectId: ann.objectId, isDeleted: false, at: 1 });
  const status = company.db.$client.prepare("SELECT status FROM people WHERE id = ?").pluck().get(ann.id);
  expect(status).toBe("Blocked");
});

test("somebody deleted can be restored when nothing but the deletion takes them out of scope", () => {
  const ctx = (db: Database) => ({ db, clock: { now: () => 1 }, actor: workerActor });
  const { company, ann, bo, ed } = desk();
  const inScope = (person: { objectId: string }) =>
    readFacts(ctx(company.db), person.objectId, {})?.person.inScope;
  expect([inScope(ed), inScope(ann), inScope(bo)]).toEqual([true, true, false]);
  // The next sync drops the groups of deleted people: then it counts that Gatehouse deleted them.
  company.db.$client.exec(`DELETE FROM memberships WHERE member_id = ${ed.id}`);
  expect(inScope(ed)).toBe(false);
  company.db.$client
    .exec(`INSERT INTO action_runs (id, action_key, tenant_id, subject_object_id, subject_name,
      input, labels, digest, idempotency_key, state, actor_id, client_request_id, deadline_at, created_at)
    VALUES ('r', 'delete-user', 't', '${ed.objectId}', 'Ed', '{}', '{}', '', 'k', 'verified', 'a', 'c', 1, 1)`);
  expect(inScope(ed)).toBe(true);
  const guests = company.person({ displayName: "Gia", status: "Deleted", isGuest: true });
  expect(inScope(guests)).toBe(false);
});

test("without a connection the mirror is patched and nobody comes into scope", () => {
  const { company, ann, bo, studio, people, apply, member } = desk();
  company.db.$client.exec("DELETE FROM connections; UPDATE people SET in_scope = 0");
  apply(member(bo, studio, true), member(ann, studio, false));
  const members = company.db.$client.prepare("SELECT count(*) FROM memberships WHERE member_id = ?").pluck();
  expect([members.get(bo.id), members.get(ann.id)]).toEqual([1, 0]);
  expect(people()).toEqual([]);
});
