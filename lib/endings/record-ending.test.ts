import { beforeEach, describe, expect, test } from "vitest";
import { appRoles } from "#db/schema/index.ts";
import { DAY_MS, endingDesk, HOUR_MS } from "./testing.ts";

let desk: ReturnType<typeof endingDesk>;
beforeEach(() => {
  desk = endingDesk();
});
const groupInput = () => ({ groupObjectId: desk.group.objectId });
const join = (endsAt?: number, settlements?: NonNullable<Parameters<typeof desk.run>[2]>["settlements"]) =>
  desk.run("add-user-to-group", groupInput(), {
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(settlements === undefined ? {} : { settlements }),
  });
const leave = () => desk.run("remove-user-from-group", groupInput());
const states = () => desk.endings().map(({ state }) => state);

describe("access given for a time", () => {
  test("gets its end recorded with its run, once, however often the run is read back", () => {
    const endsAt = desk.time.now + 30 * DAY_MS;
    const run = join(endsAt, [{ state: "unknown" }, { state: "verified" }]);
    join(endsAt + 1, [{ state: "failed" }]);
    expect(desk.endings()).toMatchObject([
      {
        runId: run.id,
        actionKey: "remove-user-from-group",
        input: groupInput(),
        state: "Waiting",
        endsAt,
        nextTryAt: endsAt,
        remindAt: endsAt - 3 * DAY_MS,
      },
    ]);
    expect(desk.events()).toEqual(["ending.recorded"]);
  });

  test("is announced a quarter of a short term before", () => {
    const endsAt = desk.time.now + 4 * HOUR_MS;
    join(endsAt);
    expect(desk.endings()[0]?.remindAt).toBe(endsAt - HOUR_MS);
  });

  test("stays without an end when none was asked for", () => {
    join();
    expect(desk.endings()).toEqual([]);
  });

  test("of an app ends exactly the assignments that were made", () => {
    const roleId = desk.db.select().from(appRoles).get()?.roleId ?? "";
    const input = { appObjectId: desk.app.objectId, access: `roles:${roleId}` };
    const assigned = [{ assignmentId: "made", roleId, createdAt: null }];
    const endsAt = desk.time.now + DAY_MS;
    desk.run("assign-application-to-user", input, {
      endsAt,
      settlements: [{ state: "done", evidence: { assigned, removed: [] } }],
    });
    expect(desk.endings()).toMatchObject([
      {
        actionKey: "remove-application-from-user",
        input: { appObjectId: desk.app.objectId, access: "assignments:made" },
      },
    ]);
    desk.run(
      "remove-application-from-user",
      { appObjectId: desk.app.objectId, access: "direct" },
      { settlements: [{ state: "done", evidence: { assigned: [], removed: assigned } }] },
    );
    expect(states()).toEqual(["Cancelled"]);
  });

  test("of an app says so when Entra didn't tell which assignment it made", () => {
    const roleId = desk.db.select().from(appRoles).get()?.roleId ?? "";
    const input = { appObjectId: desk.app.objectId, access: `roles:${roleId}` };
    desk.run("assign-application-to-user", input, { endsAt: desk.time.now + DAY_MS });
    expect(desk.endings()).toMatchObject([{ state: "Failed", message: /by itself/ }]);
  });
});

describe("the same access again", () => {
  test("with another date moves the end, to later or earlier, and announces it again", () => {
    const endsAt = desk.time.now + 30 * DAY_MS;
    join(endsAt);
    const sooner = desk.time.now + 10 * DAY_MS;
    for (const moved of [endsAt + DAY_MS, sooner]) {
      const again = join(moved, [{ state: "already-so" }]);
      expect(again.errorMessage).toMatch(/^It ends on \d+ December 2026 now\.$/);
    }
    expect(desk.endings()).toMatchObject([
      {
        state: "Waiting",
        endsAt: sooner,
        nextTryAt: sooner,
        remindAt: sooner - 3 * DAY_MS,
        remindedAt: null,
      },
    ]);
    expect(desk.events()).toEqual(["ending.recorded", "ending.extended", "ending.extended"]);
  });

  test("without an end so far keeps none, and the run says it plainly", () => {
    join();
    const again = join(desk.time.now + DAY_MS, [{ state: "already-so" }]);
    expect(again.errorMessage).toBe("They have it without an end; nothing was changed.");
    expect(desk.endings()).toEqual([]);
  });

  test("asked for without a date leaves the end as it is", () => {
    const endsAt = desk.time.now + DAY_MS;
    join(endsAt);
    join(undefined, [{ state: "already-so" }]);
    expect(desk.endings()).toMatchObject([{ state: "Waiting", endsAt }]);
  });

  test("given anew after it was lost elsewhere is not taken by the older end", () => {
    join(desk.time.now + DAY_MS);
    join();
    expect(states()).toEqual(["Cancelled"]);
  });
});

describe("taking access away before its date", () => {
  test("cancels its end in the same step", () => {
    join(desk.time.now + DAY_MS);
    leave();
    expect(states()).toEqual(["Cancelled"]);
    expect(desk.events()).toEqual(["ending.recorded", "ending.cancelled"]);
  });

  test("does not cancel, by its late read-back, the end of what was given since", () => {
    join(desk.time.now + DAY_MS);
    const left = leave();
    join(desk.time.now + 2 * DAY_MS);
    desk.settle(left, { state: "verified" });
    expect(states()).toEqual(["Cancelled", "Waiting"]);
  });

  test("leaves the end of other groups alone", () => {
    join(desk.time.now + DAY_MS);
    const other = desk.company.group({ displayName: "Brand" });
    desk.run("remove-user-from-group", { groupObjectId: other.objectId });
    expect(states()).toEqual(["Waiting"]);
  });
});
