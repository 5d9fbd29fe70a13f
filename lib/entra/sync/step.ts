import type { Database } from "#db/client.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Clock } from "#lib/platform/clock.ts";
import type { Staging } from "./stage/open-staging.ts";
import type { SyncKind } from "./types.ts";

/** What a step works with. */
export type StepContext = {
  db: Database;
  clock: Clock;
  graph: GraphClient;
  staging: Staging;
  runId: string;
  kind: SyncKind;
  grantedPermissions: readonly string[];
  signal: AbortSignal;
  /** Where an interrupted run left off; null at a first start. */
  cursor: string | null;
  /**
   * Writes one page: its rows and the cursor behind it in one transaction, under the lease.
   * `write` returns how many objects it read; they count as progress.
   */
  commit(cursor: string | null, write: () => number): void;
  /** One sentence for the run: something was left out or done another way. Kept once. */
  note(sentence: string): void;
  /** An object that could not be understood: counted and said in the note, never believed. */
  countBad(): void;
};

/** One row of the sync's plan. */
export type SyncStep = {
  key: string;
  /** As the import page names it. */
  title: string;
  /** Cycles that have this step; `list` means import and full. */
  in: "list" | "delta" | "both";
  /** Steps of the same cycle that must be over first. */
  dependsOn: readonly string[];
  /** One of these permissions is enough; without any the step is skipped and its data stays as it is. */
  anyOf: readonly string[];
  run(step: StepContext): Promise<void>;
};

/** One part of a step that has several: its cursor is kept under a prefix. */
export function partOf(step: StepContext, prefix: string): StepContext {
  const cursor = isIn(step, prefix) ? (step.cursor?.slice(prefix.length) ?? "") : "";
  return {
    ...step,
    cursor: cursor === "" ? null : cursor,
    commit: (next, write) => step.commit(`${prefix}${next ?? ""}`, write),
  };
}

/** Whether an interrupted run left off in that part. */
export function isIn(step: StepContext, prefix: string): boolean {
  return step.cursor?.startsWith(prefix) === true;
}
