import { expect, test } from "vitest";
import { messages } from "#db/schema/index.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import { LAST_BACKUP_KEY } from "#lib/instance/constants.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { workerActor } from "#lib/platform/context.ts";
import { createHealthKeeper } from "./keep-health.ts";

const TEN_MINUTES = 10 * 60_000;

test("looks ten minutes after the start and every ten minutes, also when the clock was put back", () => {
  const { db, clock, time, addMember } = memberDesk();
  addMember("admin", "Noor Haidari");
  const keeper = createHealthKeeper({ db, clock, actor: workerActor });
  const told = () => db.select().from(messages).all().length;
  writeSetting(db, time.now, LAST_BACKUP_KEY, { at: time.now - 40 * 60 * 60_000 });
  keeper.tick();
  expect(told()).toBe(0);
  time.now += TEN_MINUTES;
  keeper.tick();
  keeper.tick();
  expect(told()).toBe(1);
  // A day back: it is another day's message, and comes without waiting for a day.
  time.now -= 24 * 60 * 60_000;
  writeSetting(db, time.now, LAST_BACKUP_KEY, { at: time.now - 40 * 60 * 60_000 });
  keeper.tick();
  expect(told()).toBe(2);
});
