import { accessEndings, auditEntries, requests, timelineEntries } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { ALL_PERMISSIONS } from "#lib/approvals/testing/action-desk.ts";
import { commitIntent } from "#lib/entra/actions/commit-intent.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import type { ActionRun } from "#lib/entra/actions/run-state.ts";
import type { Settlement } from "#lib/entra/actions/run-types.ts";
import { settleRun } from "#lib/entra/actions/settle-run.ts";
import type { ActionInput, ActionKey } from "#lib/entra/actions/types.ts";
import { ALL_POWERS } from "#lib/entra/connection/permissions.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";

export const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 10, 24, 9);

/** A person, a group, an app and a request, on a clock that tests move; runs are settled without Entra. */
export function endingDesk() {
  const db = testDatabase();
  const company = new Company(db);
  const time = { now: START };
  const clock = { now: () => time.now };
  company.connect({ lastSyncAt: START, powers: [...ALL_POWERS], grantedPermissions: [...ALL_PERMISSIONS] });
  const person = company.person({ displayName: "Ikram Benali" });
  const group = company.group({ displayName: "Packaging Studio" });
  const app = company.app({ displayName: "Figma" }, ["Editor"]);
  const requestId = newId();
  const at = { createdAt: START, updatedAt: START };
  const about = {
    title: "Figma",
    serviceKey: "something-else",
    requesterId: "nobody",
    status: "New",
  } as const;
  db.insert(requests)
    .values({ id: requestId, number: 1, ...about, ...at })
    .run();
  const ctx: Context = { db, clock, actor: workerActor };

  /** One action from click to result, with the settlements that come one after the other. */
  function run(
    actionKey: ActionKey,
    input: ActionInput,
    options: { endsAt?: number; settlements?: readonly Partial<Settlement>[] } = {},
  ): ActionRun {
    const action = findAction(actionKey);
    const facts = readFacts(ctx, person.objectId, input);
    if (action === null || facts === null) throw new Error("There is no such action or person.");
    const none = { reason: null, undoOf: null, approvalId: null, batchId: null };
    const how = { eligibility: { status: "ready" }, idempotencyKey: newId(), ...none } as const;
    const call = { action, input, facts, requestId, endsAt: options.endsAt ?? null, ...how };
    const settlements = options.settlements ?? [{ state: "done" }];
    return settlements.reduce(settle, commitIntent(ctx, call).run);
  }

  /** One more result of a run, as the write or a read-back brings it. */
  function settle(run: ActionRun, settlement: Partial<Settlement>): ActionRun {
    const action = findAction(run.actionKey);
    const nothing = { errorKind: null, errorMessage: null, graphRequestId: null, technical: null };
    const result = { state: "done", ...nothing, ...settlement } as const;
    const settled = action === null ? null : settleRun(ctx, run, action, result);
    if (settled === null) throw new Error("The run was lost.");
    return settled;
  }

  return {
    db,
    ctx,
    time,
    company,
    person,
    group,
    app,
    run,
    settle,
    endings: () => db.select().from(accessEndings).all(),
    events: () =>
      db
        .select({ event: auditEntries.event })
        .from(auditEntries)
        .orderBy(auditEntries.seq)
        .all()
        .map(({ event }) => event)
        .filter((event) => event.startsWith("ending.")),
    told: () =>
      db
        .select()
        .from(timelineEntries)
        .all()
        .filter(({ kind }) => kind === "ending"),
  };
}
