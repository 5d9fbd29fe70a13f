import { beforeEach, describe, expect, test } from "vitest";
import { practiceGraph } from "../graph/testing.ts";
import { namedPeople } from "../seed/named-people.ts";
import { grantPermissions } from "../store/consent.ts";
import { defaultClientId, graphAppId } from "../store/constants.ts";
import { addMany } from "./add-many.ts";
import { removeSchema, removeShare, restoreRemoved } from "./remove-share.ts";
import { truthCounts } from "./truth.ts";

const plan = { users: 400, groups: 60, memberships: 1_500, apps: 8, seed: 5 };
let graph = practiceGraph(undefined, plan);
beforeEach(() => {
  graph = practiceGraph(undefined, plan);
});

const counts = () => truthCounts(graph.store);
const remove = (order: { kind: string; share: number; seed?: number; sparePersonas?: boolean }) =>
  removeShare(graph.store, defaultClientId, removeSchema.parse(order));
const liveNames = () => graph.get("users?$top=999").body.value.map((user) => user.displayName);

describe("removing a share", () => {
  test("takes so many people, none of the named ones, and gives them back", () => {
    const before = counts();
    expect(remove({ kind: "users", share: 0.3 })).toBe(120);
    expect(counts()).toMatchObject({ users: 280, deletedUsers: before.deletedUsers + 120 });
    expect(restoreRemoved(graph.store, { kind: "users" })).toBe(120);
    expect(counts()).toEqual(before);
    const named = namedPeople.filter((each) => !each.isDeleted).map((each) => each.name);
    expect(remove({ kind: "users", share: 1 })).toBe(400 - named.length);
    expect(liveNames().toSorted()).toEqual(named.toSorted());
    restoreRemoved(graph.store, { kind: "users" });
    expect(remove({ kind: "users", share: 1, sparePersonas: false })).toBe(400);
  });

  test("the same seed takes the same people", () => {
    const taken = (seed: number) => {
      graph = practiceGraph(undefined, plan);
      remove({ kind: "users", share: 0.1, seed });
      return liveNames();
    };
    expect(taken(7)).toEqual(taken(7));
    expect(taken(7)).not.toEqual(taken(8));
  });

  test("does not give an account back whose name somebody else has by now", () => {
    graph.ask("DELETE", "users/aroha.ngata@calder.example");
    graph.store.insert(
      "11111111-1111-4111-8111-111111111111",
      "user",
      { displayName: "Heir" },
      {
        alias: "aroha.ngata@calder.example",
      },
    );
    expect(restoreRemoved(graph.store, { kind: "users" })).toBe(0);
  });

  test("takes groups, memberships and apps, but never Microsoft Graph or the client", () => {
    grantPermissions(graph.store, defaultClientId, ["User.Read.All"]);
    const before = counts();
    expect(remove({ kind: "memberships", share: 0.5 })).toBe(Math.round(before.memberships / 2));
    expect(counts().memberships).toBe(before.memberships - Math.round(before.memberships / 2));
    expect(remove({ kind: "groups", share: 0.5 })).toBe(30);
    expect(counts().groups).toBe(30);
    expect(remove({ kind: "servicePrincipals", share: 1 })).toBeGreaterThan(8);
    expect(graph.get("servicePrincipals").body.value.map((each) => each.appId)).toEqual([
      graphAppId,
      defaultClientId,
    ]);
    restoreRemoved(graph.store, { kind: "servicePrincipals" });
    expect(counts().apps).toBe(before.apps);
  });
});

test("adds ordinary people and groups, other ones each time", () => {
  const before = counts();
  for (const count of [3, 4]) expect(addMany(graph.store, { kind: "users", count, seed: 1 })).toBe(count);
  addMany(graph.store, { kind: "groups", count: 2, seed: 1 });
  expect(counts()).toMatchObject({ users: before.users + 7, groups: before.groups + 2 });
  expect(graph.find("users?$filter=startswith(userPrincipalName,'added.person')")).toMatchObject({
    jobTitle: expect.any(String),
    mail: expect.stringMatching(/^added\.person\d+@calder\.example$/),
  });
});

/** Processor time in milliseconds: a busy machine takes longer, but does not count more of it. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test("ten times as many people come, go and come back in about ten times the work", () => {
  const round = (count: number) => {
    graph = practiceGraph(undefined, plan);
    return processorTime(() => {
      addMany(graph.store, { kind: "users", count, seed: 1 });
      const removed = remove({ kind: "users", share: 0.9 });
      expect(removed).toBe(Math.round((400 + count) * 0.9));
      expect(restoreRemoved(graph.store, { kind: "users" })).toBe(removed);
    });
  };
  // Work that grows with the square of the number would take a hundred times as much.
  expect(round(8_000)).toBeLessThan(40 * round(800));
}, 60_000);
