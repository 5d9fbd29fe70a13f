import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { ACTIONS } from "#lib/entra/actions/registry.ts";
import type { ActionRun } from "#lib/entra/actions/run-state.ts";
import type { ActionKey } from "#lib/entra/actions/types.ts";
import { undoOf } from "#lib/entra/actions/undo-of.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { ALL_PERMISSIONS } from "./testing/action-desk.ts";
import { planUndo, type UndoCandidate } from "./undo-plan.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
let ctx: Context;
let person: string;
let group: string;
beforeEach(() => {
  const db = testDatabase();
  const company = new Company(db);
  company.connect({ lastSyncAt: NOW, grantedPermissions: [...ALL_PERMISSIONS] });
  person = company.person({ displayName: "Ikram Benali", status: "Deleted", inScope: true }).objectId;
  group = company.group({ displayName: "Packaging Studio" }).objectId;
  ctx = { db, clock: { now: () => NOW }, actor: workerActor };
});

/** A run of `minutes` ago, as far as the plan reads it. */
function candidate(
  key: ActionKey,
  minutes: number,
  input = {},
  given: Partial<ActionRun> = {},
): UndoCandidate {
  const action = ACTIONS[key];
  const at = NOW - minutes * 60_000;
  const labels = { person: "Ikram Benali", group: "Packaging Studio" };
  const empty = { idempotencyKey: key, before: null, after: null, ...given };
  // The guarantee of the cast: the plan reads these fields of a run and no others.
  const run = { id: key, createdAt: at, finishedAt: at, input, labels, ...empty } as ActionRun;
  const call = undoOf(run, action);
  const facts = call === null ? null : readFacts(ctx, person, call.input);
  const opposite = call === null || facts === null ? null : { action: ACTIONS[call.actionKey], facts };
  return { run, action, opposite };
}
const keys = (lines: readonly { runId: string }[]) => lines.map(({ runId }) => runId);

describe("the plan of a rehire", () => {
  test("brings back the account, then sign-in, then the rest, whatever came first", () => {
    const { steps, kept } = planUndo([
      candidate("block-sign-in", 10),
      candidate("delete-user", 30),
      candidate("remove-user-from-group", 1, { groupObjectId: group }),
    ]);
    expect(keys(steps)).toEqual(["delete-user", "block-sign-in", "remove-user-from-group"]);
    expect(kept).toEqual([]);
  });

  test("puts nothing back while the account can't come back", () => {
    const { steps, kept } = planUndo([candidate("remove-user-from-group", 1, { groupObjectId: group })]);
    expect(steps).toEqual([]);
    expect(kept[0]?.why).toMatch(/Restore the user first/);
  });

  test("says why passwords and sessions stay as they are", () => {
    const { kept } = planUndo([candidate("reset-password", 1), candidate("revoke-user-sessions", 2)]);
    expect(kept.map(({ why }) => why)).toEqual([
      expect.stringMatching(/old password/),
      expect.stringMatching(/signs in again/),
    ]);
  });

  test("leaves alone what ended on its date, and what is gone from Entra", () => {
    const ended = { idempotencyKey: "ending:one:1" };
    const { steps, kept } = planUndo([
      candidate("delete-user", 1),
      candidate("remove-user-from-group", 2, { groupObjectId: group }, ended),
      candidate("remove-user-from-group", 3, { groupObjectId: person }),
    ]);
    expect(keys(steps)).toEqual(["delete-user"]);
    expect(kept.map(({ why }) => why)).toEqual([
      expect.stringMatching(/ended on its date/),
      expect.stringMatching(/no longer in Entra/),
    ]);
  });
});
