import { GraphError } from "#lib/entra/graph/errors.ts";
import { group, servicePrincipal, user } from "#lib/entra/graph/paths.ts";
import type { ActionSpec } from "./define-action.ts";
import { fillWords } from "./action-words.ts";
import { PartialEffect } from "./partial-effect.ts";
import type { Settlement } from "./run-types.ts";
import type { ActionCall, ProofBasis } from "./types.ts";

const RECONNECT = "An admin can reconnect it in Settings → Integrations → Microsoft Entra ID.";

/** What the failed call was about. */
export type Attempt = {
  action: ActionSpec;
  labels: Readonly<Record<string, string>>;
  call: ActionCall;
  basis: ProofBasis;
};

/**
 * Turns a failed Graph call into a settlement with its sentence. A 404 is settled by reading: the
 * person or the group is gone, or it was already so. Anything unexpected is "unknown": only a
 * read-back may decide then.
 */
export async function judgeFailure(error: unknown, attempt: Attempt): Promise<Settlement> {
  if (error instanceof PartialEffect) return judgePartial(error, attempt);
  if (!(error instanceof GraphError))
    return unknownOutcome(attempt, null, error instanceof Error ? error.message : "unknown");
  if (error.kind === "not-found") return judgeNotFound(error, attempt);
  return judgeKind(error, attempt);
}

/** What worked stays, and is said before why the rest didn't. */
async function judgePartial(failure: PartialEffect, attempt: Attempt): Promise<Settlement> {
  const judged = await judgeFailure(failure.cause, attempt);
  const why = (judged.errorMessage ?? "").replace(/; nothing was (?:changed|sent)/, "");
  return {
    ...judged,
    state: judged.state === "unknown" ? "unknown" : "failed",
    errorKind: judged.errorKind ?? "partial",
    errorMessage: `${failure.said} ${why}`.trim(),
    evidence: failure.evidence,
  };
}

function judgeKind(error: GraphError, attempt: Attempt): Settlement {
  const facts = { graphRequestId: error.requestId ?? null, technical: error.message, errorKind: error.kind };
  const failed = (why: string): Settlement => ({
    ...facts,
    state: "failed",
    errorMessage: why,
  });
  if (error.isUnknownRole) {
    const why =
      "The app no longer has this role; nothing was changed. Sync now, then choose one of its roles.";
    return { ...failed(why), errorKind: "unknown-role" };
  }
  switch (error.kind) {
    case "already-so":
      return { ...facts, state: "already-so", errorKind: null, errorMessage: null };
    case "missing-permission": {
      const name = error.permissions?.[0] ?? attempt.action.permissions[0]?.[0] ?? "needed";
      return failed(`Insufficient privileges: the permission ${name} is not granted. ${RECONNECT}`);
    }
    case "refused":
      return {
        ...facts,
        state: "refused",
        errorMessage: `Entra refused, although the permission is granted: the person or the ${nounOf(attempt)} is privileged or protected there. Do it in the Entra admin center.`,
      };
    case "needs-reauthorization":
      return failed(`Entra needs reauthorization; nothing was changed. ${RECONNECT}`);
    case "throttled": {
      const seconds = Math.max(1, Math.ceil((error.retryAfterMs ?? 1_000) / 1_000));
      return failed(`Microsoft asked us to slow down; nothing was changed. Try again in ${seconds} s.`);
    }
    case "unavailable":
      return failed("Microsoft Graph didn't answer; nothing was sent. Try again in a minute.");
    case "conflict":
      return failed(
        "Someone else is changing the same object in Entra right now; nothing was changed. Try again.",
      );
    case "unknown-outcome":
      return unknownOutcome(attempt, error.requestId ?? null, error.message);
    case "not-found":
    case "invalid":
    case "expired-delta":
      return failed(
        `Entra can't do this with this person or ${nounOf(attempt)}; nothing was changed. Microsoft's answer is under Technical details.`,
      );
  }
}

/** The answer got lost: it may have happened. Nobody sends again before a read-back has decided. */
export function unknownOutcome(
  { action, labels }: Attempt,
  graphRequestId: string | null,
  technical: string,
): Settlement {
  const wanted = fillWords(action.words.bare, labels);
  return {
    state: "unknown",
    errorKind: "unknown-outcome",
    errorMessage: `Microsoft's answer got lost while Gatehouse tried to ${wanted}. Gatehouse is reading Entra to see whether it happened; don't do it again meanwhile.`,
    graphRequestId,
    technical,
  };
}

async function judgeNotFound(error: GraphError, attempt: Attempt): Promise<Settlement> {
  const { call, labels, action } = attempt;
  const facts = { graphRequestId: error.requestId ?? null, technical: error.message };
  try {
    const gone = !(await exists(call, user(call.personObjectId, { select: "id" })))
      ? labels["person"]
      : call.groupObjectId !== null && !(await exists(call, group(call.groupObjectId, { select: "id" })))
        ? labels["group"]
        : call.app !== null && !(await exists(call, servicePrincipal(call.app.objectId, { select: "id" })))
          ? labels["app"]
          : null;
    if (gone !== null) {
      const errorMessage = `${gone ?? "It"} is no longer in Entra; nothing was changed. Sync now to bring Gatehouse up to date.`;
      return { ...facts, state: "failed", errorKind: "target-gone", errorMessage };
    }
    const proof = await action.verify(call, attempt.basis);
    if (proof.isSo) {
      return { ...facts, state: "already-so", errorKind: null, errorMessage: null, evidence: proof.evidence };
    }
  } catch (readError) {
    // The 404 was a definite answer: whatever the reads say, nothing was changed.
    if (!(readError instanceof GraphError)) throw readError;
  }
  return {
    ...facts,
    state: "failed",
    errorKind: "not-found",
    errorMessage: `Entra didn't find the person or the ${nounOf(attempt)}; nothing was changed. Try again in a minute.`,
  };
}

/** What the action is about beside the person, in a word. */
const nounOf = ({ call }: Attempt) => (call.app !== null && call.groupObjectId === null ? "app" : "group");

async function exists(call: ActionCall, path: string): Promise<boolean> {
  try {
    await call.graph.get(path, { priority: "high" });
    return true;
  } catch (error) {
    if (error instanceof GraphError && error.kind === "not-found") return false;
    throw error;
  }
}
