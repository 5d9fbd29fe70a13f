import type { Database } from "#db/client.ts";
import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { settleApprovals } from "#lib/approvals/settle-approvals.ts";
import { reconcileActions } from "#lib/entra/actions/reconcile-actions.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { workerActor } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";

/** How often to look when nothing is due: an agent's click in the web process makes new work. */
const IDLE_MS = 1_000;
/** While Entra can't be read there is nothing to settle by. */
const LOST_MS = 30_000;

/**
 * One turn of the worker over actions: read-backs that are due, runs a crash left behind, approvals that
 * expired or were not carried out. Answers how long to wait for the next one, in milliseconds.
 */
export async function reconcileActionsTurn(deps: {
  db: Database;
  clock: Clock;
  signal?: AbortSignal;
}): Promise<number> {
  const { db, clock } = deps;
  const openTools = () => openActionTools({ db, clock, actor: workerActor });
  try {
    const { nextAt } = await reconcileActions({ ...deps, openTools });
    await settleApprovals({ db, clock, actor: workerActor }, openActionTools);
    return Math.min((nextAt ?? Infinity) - clock.now(), IDLE_MS);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    log.warn({ err: error }, "actions can't be read back now");
    return LOST_MS;
  }
}
