import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { importedDesk, playStory, type Step } from "./testing/action-story.ts";
import { PracticeTenant } from "./testing/practice-tenant.ts";

const STORIES = Number(process.env["STORIES"] ?? 60);

let tenant: PracticeTenant;
const imported = testDatabase();
beforeAll(async () => {
  tenant = await PracticeTenant.start();
  await tenant.grant([...ALL_PERMISSIONS, "User.DeleteRestore.All", "Member.Read.Hidden"]);
  await importedDesk(tenant, imported);
}, 60_000);
afterAll(() => tenant?.stop());

const who = fc.constantFrom(0 as const, 1 as const);
const keys = ["add-user-to-group", "remove-user-from-group", "block-sign-in", "unblock-sign-in"] as const;
type Broken = Extract<Step, { does: "fault" }>;
function fault(phase: Broken["phase"], statuses: readonly Broken["status"][]): fc.Arbitrary<Broken> {
  return fc.constantFrom(...statuses).map((status) => ({ does: "fault", phase, status }));
}
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("click" as const),
      who,
      key: fc.constantFrom(...keys),
      clicks: fc.constantFrom(1 as const, 2 as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("undo" as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom("sync" as const, "reconcile" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("human" as const),
      who,
      op: fc.constantFrom("add-member", "remove-member", "block", "unblock"),
    }),
  },
  // Microsoft throttles before the effect only.
  { weight: 1, arbitrary: fault("before-effect", [429, 503, null]) },
  { weight: 1, arbitrary: fault("after-effect", [503, null]) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 12 }) }),
  },
);

test(
  "whatever happens in whatever order, every effect has its one run, no run stays open and the mirror is the tenant",
  async () => {
    const stories = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10 }), async (steps) => {
      const { openRuns, strayEffects, mirror, tenant: real } = await playStory(tenant, imported, steps);
      expect({ openRuns, strayEffects, mirror }).toEqual({ openRuns: 0, strayEffects: [], mirror: real });
    });
    const seed = Number(process.env["SEED"] ?? 1);
    await fc.assert(stories, { numRuns: STORIES, seed, interruptAfterTimeLimit: STORIES * 3_000 });
  },
  60_000 + STORIES * 5_000,
);
