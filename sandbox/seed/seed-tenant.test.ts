import { expect, test } from "vitest";
import { listParents } from "../store/links.ts";
import { openStoreDatabase } from "../store/open-store.ts";
import { Store } from "../store/store.ts";
import { defaultPlan, seedTenant } from "./seed-tenant.ts";

function seeded(plan = defaultPlan): Store {
  const store = new Store(openStoreDatabase(":memory:"), () => Date.parse("2026-11-24T09:00:00Z"));
  seedTenant(store, plan);
  return store;
}

const everything = (store: Store) => ({
  objects: store.rows("select object_id, kind, doc, deleted_at from objects order by id"),
  links: store.rows("select * from links"),
  assignments: store.rows("select * from assignments"),
});

const count = (store: Store, where: string) =>
  store.row<{ n: number }>(`select count(*) as n from objects where ${where}`)?.n;

test("the same seed makes the same company, ids included", () => {
  expect(everything(seeded())).toEqual(everything(seeded()));
});

test("the default company has the figures it is known by", () => {
  const store = seeded();
  const member = "kind = 0 and deleted_at is null and doc ->> 'userType' = 'Member'";
  expect(count(store, `${member} and doc ->> 'accountEnabled' = 1`)).toBe(1_240);
  expect(count(store, `${member} and doc ->> 'accountEnabled' = 0`)).toBe(31);
  expect(count(store, "kind = 0 and doc ->> 'userType' = 'Guest'")).toBe(186);
  expect(count(store, "kind = 0 and deleted_at is not null")).toBe(5);
  expect(count(store, "kind = 1")).toBe(420);
});

test("a chosen size is met exactly", () => {
  const store = seeded({ users: 3_000, groups: 120, memberships: 9_000, apps: 20, seed: 7 });
  expect(count(store, "kind = 0 and deleted_at is null")).toBe(3_000);
  expect(count(store, "kind = 1")).toBe(120);
});

test("the kinds of groups and the gaps are those of the company", () => {
  const store = seeded();
  const isUnified = "coalesce(doc ->> 'groupTypes', '') like '%Unified%'";
  const of = (mail: number, security: number) =>
    count(
      store,
      `kind = 1 and not ${isUnified} and doc ->> 'mailEnabled' = ${mail} and doc ->> 'securityEnabled' = ${security}`,
    );
  expect(count(store, `kind = 1 and ${isUnified}`)).toBe(156);
  expect([of(0, 1), of(1, 0), of(1, 1)]).toEqual([238, 18, 8]);
  const hasManager = "exists (select 1 from links where links.kind = 4 and parent = objects.id)";
  expect(
    count(store, `kind = 0 and deleted_at is null and doc ->> 'userType' = 'Member' and not ${hasManager}`),
  ).toBe(22);
  expect(count(store, "kind = 0 and doc ->> 'mail' is null")).toBe(3);
});

test("the people and groups of the example requests are the same for every seed", () => {
  for (const seed of [1, 2]) {
    const store = seeded({ ...defaultPlan, seed });
    const ikram = store.live("user", "ikram.benali@calder.example");
    expect(ikram?.objectId).toBe("4d9a0c1e-77b2-49f8-8f0a-1b6e53c2d907");
    const groups = listParents(store, "members", ikram?.id ?? 0).map((group) => group.doc.displayName);
    expect(groups).toEqual(
      expect.arrayContaining(["All Staff", "Brand – All", "Lyon – Badge Holders", "VPN – Standard"]),
    );
    expect(groups).not.toContain("Packaging Studio");
    expect(groups).not.toContain("Prototype Vault – RW");
  }
});
