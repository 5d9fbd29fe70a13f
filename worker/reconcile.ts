import type { Context } from "#lib/platform/context.ts";
import { reconcileActionsTurn } from "./reconcile-actions.ts";
import { takeTurns, type Turns } from "./take-turns.ts";

/** Looks after actions beside the jobs. */
export function createReconciler({ db, clock }: Context, signal: AbortSignal): Turns {
  return takeTurns({ failed: "reconciling actions failed", restMs: 60_000 }, () =>
    reconcileActionsTurn({ db, clock, signal }),
  );
}
