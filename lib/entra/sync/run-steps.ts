import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { syncSteps } from "#db/schema/index.ts";
import { permissionsFor } from "#lib/entra/connection/permissions.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { assertFence } from "#lib/platform/leases/hold-lease.ts";
import type { Lease } from "#lib/platform/leases/lease.ts";
import { openStaging } from "./stage/open-staging.ts";
import type { StepContext, SyncStep } from "./step.ts";
import { RunStoppedError } from "./sync-error.ts";
import { stepsOf } from "./sync-steps.ts";
import type { SyncKind } from "./types.ts";

export type RunDeps = {
  db: Database;
  clock: Clock;
  graph: GraphClient;
  runId: string;
  kind: SyncKind;
  lease: Lease;
  signal: AbortSignal;
  grantedPermissions: readonly string[];
  /** Writes down what was asked of Microsoft so far. */
  countUsage: () => void;
  /** Told when a page has come and is not written yet. */
  onFetched?: (() => void) | undefined;
  /** Told after every committed page; tests stop the process there. */
  onCommit?: ((step: string) => void) | undefined;
};

/**
 * Runs the steps of a cycle, each as soon as what it depends on is over; steps already over (before a
 * restart) are not repeated. The first failure stops the others and is thrown.
 */
export async function runSteps(deps: RunDeps): Promise<void> {
  const statements = prepareStatements(deps);
  const staging = openStaging(deps.db);
  const steps = stepsOf(deps.kind);
  const over = new Set(
    deps.db
      .select()
      .from(syncSteps)
      .where(eq(syncSteps.runId, deps.runId))
      .all()
      .filter(({ status }) => status === "Completed" || status === "Skipped")
      .map(({ key }) => key),
  );
  const stop = new AbortController();
  const signal = AbortSignal.any([deps.signal, stop.signal]);
  const running = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const start = (step: SyncStep) => {
    const work = runStep(step, { ...deps, signal }, staging, statements)
      .then(() => void over.add(step.key))
      .catch((error: unknown) => {
        failures.push(error);
        stop.abort();
      })
      .finally(() => running.delete(step.key));
    running.set(step.key, work);
  };
  while (failures.length === 0 && over.size < steps.length) {
    signal.throwIfAborted();
    const ready = steps.filter(
      ({ key, dependsOn }) =>
        !over.has(key) && !running.has(key) && dependsOn.every((other) => over.has(other)),
    );
    ready.forEach(start);
    await Promise.race(running.values());
  }
  await Promise.all(running.values());
  if (failures.length > 0) throw failures[0];
}

/** Of the permissions that would do, the one that Gatehouse asks for. */
function askedOf({ anyOf }: SyncStep): string | undefined {
  const asked = permissionsFor([]);
  return anyOf.find((permission) => asked.includes(permission)) ?? anyOf[0];
}

type Statements = ReturnType<typeof prepareStatements>;

async function runStep(
  step: SyncStep,
  deps: RunDeps,
  staging: StepContext["staging"],
  statements: Statements,
): Promise<void> {
  const { runId } = deps;
  if (!step.anyOf.some((permission) => deps.grantedPermissions.includes(permission))) {
    const note = `${askedOf(step)} is not granted; what is known stays as it was.`;
    inTransaction(deps.db, () => {
      statements.guard(deps);
      statements.end(deps, step.key, "Skipped", note);
    });
    return;
  }
  const cursor = statements.begin(deps, step.key);
  const notes = new Set<string>();
  let bad = 0;
  const allNotes = () => {
    const badNote = bad === 0 ? [] : [`${bad} could not be read and stay as they were.`];
    const sentences = [...notes, ...badNote];
    return sentences.length === 0 ? null : sentences.join(" ");
  };
  const work = step.run({
    db: deps.db,
    clock: deps.clock,
    graph: deps.graph,
    staging,
    runId,
    kind: deps.kind,
    grantedPermissions: deps.grantedPermissions,
    signal: deps.signal,
    cursor,
    commit(next, write) {
      deps.onFetched?.();
      inTransaction(deps.db, () => {
        statements.guard(deps);
        const read = write();
        statements.advance(deps, step.key, next, read, allNotes());
      });
      deps.onCommit?.(step.key);
    },
    note: (sentence) => void notes.add(sentence),
    countBad: () => void (bad += 1),
  });
  const isRefused = await work.then(
    () => false,
    (error: unknown) => {
      if (!isRefusal(error)) throw error;
      const id = error.requestId === undefined ? "" : ` Microsoft’s request id: ${error.requestId}.`;
      notes.add(`Microsoft refused to tell; what is known stays as it was.${id}`);
      return true;
    },
  );
  inTransaction(deps.db, () => {
    statements.guard(deps);
    statements.end(deps, step.key, isRefused ? "Skipped" : "Completed", allNotes());
  });
  deps.onCommit?.(step.key);
}

/** One list is out of reach: that must not stop the others. Whose consent is gone altogether, is told apart. */
function isRefusal(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.kind === "missing-permission" || error.kind === "refused");
}

/** Row-keeping of a run; every write first proves that the run and the lease are still ours. */
function prepareStatements({ db }: RunDeps) {
  const client = db.$client;
  const status = client.prepare<[string], string>("SELECT status FROM sync_runs WHERE id = ?").pluck();
  const begin = client
    .prepare<[number, string, string], string | null>(
      `UPDATE sync_steps SET status = 'In progress', started_at = coalesce(started_at, ?) WHERE run_id = ? AND key = ? RETURNING cursor`,
    )
    .pluck();
  const advance = client.prepare(
    `UPDATE sync_steps SET cursor = ?, read = read + ?, note = coalesce(?, note) WHERE run_id = ? AND key = ?`,
  );
  const end = client.prepare(
    `UPDATE sync_steps SET status = ?, note = coalesce(?, note), finished_at = ?, started_at = coalesce(started_at, ?)
     WHERE run_id = ? AND key = ?`,
  );
  const guard = (deps: RunDeps) => {
    assertFence(deps.db, deps.lease);
    if (status.get(deps.runId) !== "In progress") throw new RunStoppedError();
  };
  return {
    guard,
    begin: (deps: RunDeps, key: string) =>
      inTransaction(deps.db, () => {
        guard(deps);
        return begin.get(deps.clock.now(), deps.runId, key) ?? null;
      }),
    advance(deps: RunDeps, key: string, cursor: string | null, read: number, note: string | null) {
      advance.run(cursor, read, note, deps.runId, key);
      deps.countUsage();
    },
    end(deps: RunDeps, key: string, to: "Completed" | "Skipped", note: string | null) {
      const now = deps.clock.now();
      end.run(to, note, now, now, deps.runId, key);
    },
  };
}
