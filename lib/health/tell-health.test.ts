import { expect, test } from "vitest";
import { actionRuns, messages } from "#db/schema/index.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import { LAST_BACKUP_KEY } from "#lib/instance/constants.ts";
import { memberDesk } from "#lib/members/testing.ts";
import { workerActor } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { tellHealth } from "./tell-health.ts";

const HOUR_MS = 60 * 60_000;

function desk() {
  const { db, clock, time, addMember, signedIn } = memberDesk();
  const adminId = addMember("admin", "Noor Haidari");
  addMember("agent", "Kwame Mensah");
  const ctx = { db, clock, actor: workerActor };
  const told = () =>
    db
      .select()
      .from(messages)
      .all()
      .map(({ recipient, facts }) => `${recipient}: ${facts["part"]}: ${facts["words"]}`);
  return { db, time, ctx, adminId, told, signedIn };
}

/** An action whose answer never came. */
function lost(db: ReturnType<typeof desk>["db"], createdAt: number): void {
  const id = newId();
  db.insert(actionRuns)
    .values({
      id,
      digest: id,
      idempotencyKey: id,
      clientRequestId: id,
      actionKey: "block-sign-in",
      tenantId: "t",
      subjectObjectId: id,
      subjectName: "Ikram Benali",
      input: {},
      labels: {},
      state: "unknown",
      actorId: "a",
      deadlineAt: createdAt,
      createdAt,
    })
    .run();
}

test("nobody is told when nothing is wrong, nor of a backup that was never made", () => {
  const { ctx, told } = desk();
  expect(tellHealth(ctx)).toEqual([]);
  expect(told()).toEqual([]);
});

test("admins are told once a day of what stands still", () => {
  const { db, time, ctx, adminId, told } = desk();
  lost(db, time.now - HOUR_MS);
  for (let look = 0; look < 3; look += 1) expect(tellHealth(ctx)).toEqual(["actions"]);
  expect(told()).toEqual([`member:${adminId}: Actions: 1 of unknown outcome for more than 15 minutes.`]);
  time.now += 24 * HOUR_MS;
  tellHealth(ctx);
  expect(told()).toHaveLength(2);
});

test("who backs up with the command is told when it stopped", () => {
  const { db, time, ctx, told } = desk();
  writeSetting(db, time.now, LAST_BACKUP_KEY, { at: time.now - 40 * HOUR_MS });
  expect(tellHealth(ctx)).toEqual(["backup"]);
  expect(told()).toHaveLength(1);
});

test("refuses someone without the role", () => {
  const { signedIn } = desk();
  expect(() => tellHealth(signedIn("agent", "Lena Vogt"))).toThrow(
    expect.objectContaining({ code: "not-allowed" }),
  );
});
