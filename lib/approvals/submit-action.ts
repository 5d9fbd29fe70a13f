import { eq } from "drizzle-orm";
import { setTimeout as delay } from "node:timers/promises";
import { inTransaction } from "#db/client.ts";
import { actionRuns, requests } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { couldNot, labelsOf } from "#lib/entra/actions/action-words.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { checkEligibility } from "#lib/entra/actions/eligibility.ts";
import { readFacts } from "#lib/entra/actions/facts-data.ts";
import { findAction } from "#lib/entra/actions/registry.ts";
import { runAction } from "#lib/entra/actions/run-action.ts";
import type { ActionOutcome, ActionTools, ReadyCall } from "#lib/entra/actions/run-types.ts";
import type { ActionFacts, ActionInput } from "#lib/entra/actions/types.ts";
import { openGraph } from "#lib/entra/connection/open-graph.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { overLimit } from "./action-limits.ts";

/** One wish: this action, on this person, with this input. */
export type ActionWish = {
  actionKey: string;
  subjectObjectId: string;
  input: Record<string, unknown>;
  requestId?: string | null;
  reason?: string | null;
  /** Made once by the form; the same key never acts twice. */
  idempotencyKey: string;
  /** The run this takes back; set by undoAction only. */
  undoOf?: string | null;
};

/** Opens what a run needs from outside; tests bring their own. */
export type OpenActionTools = (ctx: Context) => ActionTools;

/** Graph for a person who waits, real time. Throws `GraphError` when nothing usable is connected. */
export const openActionTools: OpenActionTools = (ctx) => ({
  graph: openGraph(ctx.db, undefined, { priority: "high" }),
  graphUrl: env().graphBaseUrl,
  sleep: async (ms) => void (await delay(ms)),
});

/**
 * The one gate to every action: known → who may → parse → possible → protected → limits → approval →
 * run. Expected outcomes are returned; `DeskError` is thrown for a wrong role, a foreign request, bad
 * input, or a key that was used for something else. Every refusal is audited.
 */
export async function submitAction(
  ctx: Context,
  wish: ActionWish,
  open = openActionTools,
): Promise<ActionOutcome> {
  const action = findAction(wish.actionKey);
  if (action === null) throw new DeskError("invalid-input", "There is no such action.");
  const admitted = await audited(ctx, action, wish, () => admit(ctx, action, wish));
  const isRepeated = isKnownKey(ctx, wish.idempotencyKey);
  const eligibility = isRepeated ? { status: "ready" as const } : checkEligibility(action, admitted.facts);
  if (eligibility.status === "not-possible") {
    const where = eligibility.whereToDoIt === null ? "" : ` ${eligibility.whereToDoIt}`;
    return refuse(ctx, action, wish, admitted.facts, eligibility.code, `${eligibility.reason}${where}`);
  }
  const limit = isRepeated ? null : overLimit(ctx, action.key);
  if (limit !== null) return refuse(ctx, action, wish, admitted.facts, "over-limit", limit);
  // Approval policies decide here; without one the decision is "open".
  const ready: ReadyCall = {
    action,
    ...admitted,
    eligibility,
    requestId: wish.requestId ?? null,
    reason: wish.reason ?? null,
    idempotencyKey: wish.idempotencyKey,
    undoOf: wish.undoOf ?? null,
    approvalId: null,
    batchId: null,
    endsAt: null,
  };
  return audited(ctx, action, wish, () => runAction(ctx, ready, openTools(ctx, open)));
}

/** Role, request, input and person: what must hold before anything is looked at. Throws `DeskError`. */
function admit(
  ctx: Context,
  action: ActionSpec,
  wish: ActionWish,
): { facts: ActionFacts; input: ActionInput } {
  requireRole(ctx, "agent", "admin");
  if (wish.requestId !== undefined && wish.requestId !== null) {
    const found = ctx.db
      .select({ id: requests.id })
      .from(requests)
      .where(eq(requests.id, wish.requestId))
      .get();
    if (found === undefined) throw new DeskError("not-found", "There is no such request.");
  }
  const parsed = action.input.safeParse(wish.input);
  if (!parsed.success) {
    const fieldErrors = Object.fromEntries(
      parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]),
    );
    throw new DeskError("invalid-input", parsed.error.issues[0]?.message ?? "Check the form.", fieldErrors);
  }
  const facts = readFacts(ctx, wish.subjectObjectId, parsed.data);
  if (facts === null) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  return { facts, input: parsed.data };
}

function openTools(ctx: Context, open: OpenActionTools): ActionTools {
  try {
    return open(ctx);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new DeskError(
      "needs-reauthorization",
      "Actions are paused: Entra needs reauthorization. An admin can reconnect it in Settings.",
    );
  }
}

function isKnownKey(ctx: Context, idempotencyKey: string): boolean {
  const found = ctx.db
    .select({ id: actionRuns.id })
    .from(actionRuns)
    .where(eq(actionRuns.idempotencyKey, idempotencyKey))
    .get();
  return found !== undefined;
}

function refuse(
  ctx: Context,
  action: ActionSpec,
  wish: ActionWish,
  facts: ActionFacts,
  reason: string,
  why: string,
): ActionOutcome {
  const named = labelsOf(action, facts);
  const labels = { ...named, group: named["group"] || "the group", app: named["app"] || "the app" };
  const message = `${couldNot(action, labels)} ${why}`;
  auditRefusal(ctx, action, wish, reason, message, facts.person.displayName);
  return { status: "refused", runId: null, message, reason };
}

/** Runs `work`; a refusal it throws leaves its line in the audit. */
async function audited<T>(
  ctx: Context,
  action: ActionSpec,
  wish: ActionWish,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeskError)
      auditRefusal(ctx, action, wish, error.code, error.message, wish.subjectObjectId);
    throw error;
  }
}

function auditRefusal(
  ctx: Context,
  action: ActionSpec,
  wish: ActionWish,
  reason: string,
  message: string,
  name: string,
): void {
  inTransaction(ctx.db, () =>
    recordAudit(ctx, {
      event: `action.${action.key}`,
      result: "refused",
      target: { kind: "person", id: wish.subjectObjectId, name },
      requestId: wish.requestId ?? null,
      details: { reason, message },
    }),
  );
}
