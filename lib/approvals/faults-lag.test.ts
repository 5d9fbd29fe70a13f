import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changeFeed, connections, groups, members, memberships, people } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { describeActionRun } from "#lib/entra/actions/describe-action-run.ts";
import { reapplyPendingMirrorPatches } from "#lib/entra/actions/pending-mirror-patches.ts";
import { reconcileActions } from "#lib/entra/actions/reconcile-actions.ts";
import { ALL_POWERS } from "#lib/entra/connection/permissions.ts";
import { deskFor } from "#lib/entra/sync/testing.ts";
import { newId } from "#lib/platform/ids.ts";
import { and, eq } from "drizzle-orm";
import { submitAction } from "./submit-action.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { agentOf } from "./testing/agent.ts";
import { newTarget } from "./testing/desk-bed.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";

const MINUTE = 60_000;

let tenant: PracticeTenant;
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant([
    ...ALL_PERMISSIONS,
    "User.DeleteRestore.All",
    "Group.ReadWrite.All",
    "Member.Read.Hidden",
  ]);
}, 60_000);
afterAll(() => tenant?.stop());

let bed: Awaited<ReturnType<typeof openBed>>;
beforeEach(async () => {
  bed = await openBed();
});

/** A desk that has imported the tenant, with a person who was just added to a group. */
async function openBed() {
  const target = await newTarget(tenant, { objectId: newId(), displayName: "", roles: [] });
  const { person, group } = target;
  const db = testDatabase();
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };
  const pass = (ms: number) => void (ahead += ms);
  const sync = deskFor({ url: tenant.url }, { db, clock });
  await sync.importAll();
  db.update(connections)
    .set({ powers: [...ALL_POWERS], grantedPermissions: [...ALL_PERMISSIONS] })
    .run();
  const agentId = newId();
  const agent = { id: agentId, email: "kwame@calder.example", displayName: "Kwame Mensah" };
  db.insert(members)
    .values({ ...agent, role: "agent", createdAt: clock.now() })
    .run();
  const ctx = { db, clock, actor: agentOf(agentId) };
  const openTools = () => ({
    graph: tenant.graph({ clock }),
    graphUrl: tenant.url,
    sleep: async (ms: number) => pass(ms),
  });
  const call = { actionKey: "add-user-to-group", subjectObjectId: person, input: { groupObjectId: group } };
  const outcome = await submitAction(ctx, { ...call, idempotencyKey: newId() }, openTools);
  expect(outcome).toMatchObject({ status: "done" });
  return {
    db,
    pass,
    /** The copies of Entra that answer don't have the write yet, or have it now. */
    lag: () => tenant.edit({ op: "remove-member", group, member: person }),
    catchUp: () => tenant.edit({ op: "add-member", group, member: person }),
    effects: async () => (await tenant.effects()).filter(({ objectId }) => objectId === group),
    reconcile: () => reconcileActions({ db, clock, openTools }),
    run: () => db.query.actionRuns.findFirst().sync(),
    /** What the panel shows of the run. */
    standing() {
      const run = db.query.actionRuns.findFirst().sync();
      if (run === undefined) throw new Error("there is no run");
      return describeActionRun(run, "Kwame Mensah", {
        memberId: agentId,
        isAgent: true,
        personObjectId: null,
        now: clock.now(),
      }).standing;
    },
    isMember: () =>
      db
        .select()
        .from(memberships)
        .innerJoin(people, eq(people.id, memberships.memberId))
        .innerJoin(groups, eq(groups.id, memberships.groupId))
        .where(and(eq(people.objectId, person), eq(groups.objectId, group)))
        .get() !== undefined,
    /** What the syncs have told of the group since. */
    told: () =>
      db.select({ what: changeFeed.what }).from(changeFeed).where(eq(changeFeed.objectId, group)).all(),
    /** A whole cycle, as the worker runs it. */
    async cycle(kind: "delta" | "full") {
      const result = await sync.cycle(kind, {
        onApplied: reapplyPendingMirrorPatches,
      });
      expect(result.status).toBe("completed");
    },
  };
}

test.each(["delta", "full"] as const)(
  "F24 while Entra's copies lag, a %s sync does not take the new membership away, and the result stands",
  async (kind) => {
    await bed.lag();
    const standings = [bed.standing()];
    for (const wait of [0, MINUTE, 5 * MINUTE]) {
      bed.pass(wait);
      await bed.cycle(kind);
      await bed.reconcile();
      expect(bed.isMember()).toBe(true);
      standings.push(bed.standing());
    }
    await bed.catchUp();
    await bed.cycle(kind);
    expect(bed.isMember()).toBe(true);
    bed.pass(5 * MINUTE);
    await bed.reconcile();
    standings.push(bed.standing());
    expect(standings).toEqual(["done", "done", "done", "done", "verified"]);
    expect(bed.told()).toEqual([]);
    expect(await bed.effects()).toHaveLength(1);
  },
);

test("F24 what nobody has seen after 15 minutes is not confirmed, and the mirror follows Entra again", async () => {
  await bed.lag();
  for (let turn = 0; turn < 12; turn += 1) {
    await bed.reconcile();
    bed.pass(2 * MINUTE);
  }
  await bed.reconcile();
  expect(bed.run()).toMatchObject({ state: "done", errorKind: "not-confirmed" });
  expect(bed.isMember()).toBe(false);
  await bed.cycle("full");
  expect(bed.isMember()).toBe(false);
  expect(bed.standing()).toBe("done");
});

test("F24 what somebody else takes back at once leaves the mirror too, though a delta tells it once only", async () => {
  await bed.lag();
  await bed.cycle("delta");
  expect(bed.isMember()).toBe(true);
  for (let turn = 0; turn < 12; turn += 1) {
    await bed.reconcile();
    bed.pass(2 * MINUTE);
  }
  await bed.reconcile();
  await bed.cycle("delta");
  expect(bed.isMember()).toBe(false);
});

test("F24 a lost answer that Entra's copies show late is checked until it is seen", async () => {
  await bed.lag();
  bed.db.run("UPDATE action_runs SET state = 'unknown', next_read_back_at = 0, read_backs = 0");
  await bed.reconcile();
  expect(bed.standing()).toBe("checking");
  await bed.catchUp();
  bed.pass(10_000);
  await bed.reconcile();
  expect(bed.standing()).toBe("verified");
});
