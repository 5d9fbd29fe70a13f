import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { accessEndings, connections } from "#db/schema/index.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { pauseAutomation } from "#lib/entra/protection/pause-automation.ts";
import { resumeAutomation } from "#lib/entra/protection/resume-automation.ts";
import { toldTo } from "#lib/messages/testing/told.ts";
import { settleEndings } from "./settle-endings.ts";
import { DAY_MS, endingDesk, HOUR_MS } from "./testing.ts";

const MINUTE_MS = 60_000;
const YEAR_MS = 365 * DAY_MS;

let desk: ReturnType<typeof endingDesk>;
/** What Microsoft's clock shows; it goes with ours until a test sets them apart. */
let offMs: number;
let tries: number;
beforeEach(() => {
  desk = endingDesk();
  offMs = 0;
  tries = 0;
});

/** Entra can't be reached: every attempt is made, and none gets anywhere. */
const open: OpenActionTools = () => {
  tries += 1;
  throw new GraphError({ kind: "needs-reauthorization", message: "lost" });
};
const askTime = async () => desk.time.now - offMs;
/** The worker comes by; the directory was just read. */
async function turn(): Promise<string> {
  desk.db.update(connections).set({ lastSyncAt: desk.time.now }).run();
  return settleEndings(desk.ctx, open, askTime);
}
const ending = () => desk.endings()[0];
function given(termMs: number): number {
  const endsAt = desk.time.now + termMs;
  desk.run("add-user-to-group", { groupObjectId: desk.group.objectId }, { endsAt });
  return endsAt;
}

describe("access whose date comes", () => {
  test("is left alone before", async () => {
    desk.time.now = given(HOUR_MS) - HOUR_MS / 4 - 1;
    expect(await turn()).toBe("idle");
    expect(tries).toBe(0);
  });

  test("is tried again while Entra can't be reached: after 1, 5 and 15 minutes, then hourly", async () => {
    desk.time.now = given(HOUR_MS);
    const waits: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await turn();
      const wait = (ending()?.nextTryAt ?? 0) - desk.time.now;
      waits.push(wait / MINUTE_MS);
      desk.time.now += wait;
    }
    expect(waits).toEqual([1, 5, 15, 60, 60]);
    expect(tries).toBe(5);
    expect(ending()).toMatchObject({ state: "Waiting", attempts: 5, message: null });
  });

  test("is handed to a human when it can't be ended from here", async () => {
    desk.time.now = given(HOUR_MS);
    desk.db.run("UPDATE groups SET is_dynamic = 1");
    await turn();
    expect(ending()).toMatchObject({ state: "Failed", message: /rule/i });
    expect(desk.told()).toMatchObject([{ data: { event: "failed", target: "Packaging Studio" } }]);
    expect(desk.events().at(-1)).toBe("ending.failed");
    desk.time.now += DAY_MS;
    expect(await turn()).toBe("idle");
  });

  test("is tried by one of two workers that see it at once", async () => {
    desk.time.now = given(HOUR_MS);
    await Promise.all([turn(), turn()]);
    expect(tries).toBe(1);
    expect(ending()?.attempts).toBe(1);
  });

  test("is not taken when it was extended between looking and acting", async () => {
    desk.time.now = given(HOUR_MS);
    const later = desk.time.now + DAY_MS;
    const extending = async () => {
      const again = { endsAt: later, settlements: [{ state: "already-so" }] } as const;
      desk.run("add-user-to-group", { groupObjectId: desk.group.objectId }, again);
      return desk.time.now;
    };
    await settleEndings(desk.ctx, open, extending);
    expect(tries).toBe(0);
    expect(ending()).toMatchObject({ state: "Waiting", endsAt: later, nextTryAt: later });
  });
});

describe("after a time without a worker (F40)", () => {
  test("what is late by up to three days is ended at once", async () => {
    desk.time.now = given(HOUR_MS) + 3 * DAY_MS;
    await turn();
    expect(tries).toBe(1);
  });

  test("what is later is left to a human, once", async () => {
    desk.time.now = given(HOUR_MS) + 4 * DAY_MS;
    await turn();
    await turn();
    expect(tries).toBe(0);
    expect(ending()).toMatchObject({ state: "Failed", message: /^Too late to end by itself: .* 4 days/ });
    expect(desk.told()).toHaveLength(1);
  });
});

describe("a clock that can't be trusted (F39)", () => {
  test.each([
    ["an hour", HOUR_MS],
    ["a day", DAY_MS],
    ["ten years", 10 * YEAR_MS],
  ])("that jumped %s ahead ends nobody's access, announces nothing and gives nothing up", async (_, jump) => {
    const endsAt = given(HOUR_MS / 2);
    desk.time.now += jump;
    offMs = jump;
    expect(await turn()).toBe("held");
    expect(tries).toBe(0);
    expect(desk.told()).toEqual([]);
    expect(ending()).toMatchObject({ state: "Waiting", endsAt, attempts: 0, remindedAt: null });
    desk.time.now = endsAt;
    offMs = 0;
    expect(await turn()).toBe("done");
    expect(tries).toBe(1);
  });

  test("that went back ends nothing early, and nothing twice", async () => {
    const endsAt = given(HOUR_MS);
    desk.time.now = endsAt - DAY_MS;
    offMs = -DAY_MS;
    expect(await turn()).toBe("idle");
  });

  test("is not believed either while nobody can be asked", async () => {
    desk.time.now = given(HOUR_MS);
    const deaf = () => Promise.reject(new GraphError({ kind: "unavailable", message: "no way" }));
    expect(await settleEndings(desk.ctx, open, deaf)).toBe("held");
    expect(tries).toBe(0);
  });

  test("may differ by a few minutes, as clocks do", async () => {
    desk.time.now = given(HOUR_MS);
    offMs = 4 * MINUTE_MS;
    expect(await turn()).toBe("done");
  });
});

test("while automation is paused nothing ends and nothing is lost", async () => {
  const admin = { ...desk.ctx };
  desk.time.now = given(HOUR_MS);
  pauseAutomation(admin, { why: "Looking" });
  expect(await turn()).toBe("paused");
  expect(tries).toBe(0);
  desk.time.now += DAY_MS;
  resumeAutomation(admin);
  await turn();
  expect(tries).toBe(1);
});

describe("the reminder", () => {
  test("comes once, three days before, and again after an extension", async () => {
    const endsAt = given(30 * DAY_MS);
    desk.time.now = endsAt - 3 * DAY_MS;
    await turn();
    await turn();
    const reminder = { event: "reminder", target: "Packaging Studio", endsAt, leftMs: 3 * DAY_MS };
    expect(desk.told()).toMatchObject([{ data: reminder }]);
    expect(toldTo(desk.db)).toEqual([
      "access-ends → Ikram Benali: Your access to Packaging Studio ends in 3 days",
    ]);
    const moved = { endsAt: endsAt + 30 * DAY_MS, settlements: [{ state: "already-so" }] } as const;
    desk.run("add-user-to-group", { groupObjectId: desk.group.objectId }, moved);
    desk.time.now = endsAt + 28 * DAY_MS;
    await turn();
    expect(desk.told()).toHaveLength(2);
    expect(desk.events().filter((event) => event === "ending.reminded")).toHaveLength(2);
  });

  test("is not said any more once the date has passed", async () => {
    desk.time.now = given(30 * DAY_MS) + HOUR_MS;
    await turn();
    expect(desk.told()).toEqual([]);
    const row = desk.db.select().from(accessEndings).where(eq(accessEndings.state, "Waiting")).get();
    expect(row?.remindedAt).not.toBeNull();
  });
});
