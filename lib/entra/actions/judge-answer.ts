import { GraphError, type RefusalDetail } from "#lib/entra/graph/errors.ts";
import { group, servicePrincipal, user } from "#lib/entra/graph/paths.ts";
import type { ActionSpec } from "./define-action.ts";
import { fillWords } from "./action-words.ts";
import { PartialEffect } from "./partial-effect.ts";
import type { Settlement } from "./run-types.ts";
import type { ActionCall, ProofBasis } from "./types.ts";

const RECONNECT = "An admin can reconnect it in Settings → Integrations → Microsoft Entra ID.";

/** Refusals that people can do something about: why, and what next. */
const DETAIL_SENTENCES: Record<RefusalDetail, string> = {
  "on-premises":
    "It is synced from on-premises Active Directory; nothing was changed. Change it there; Sync now brings Gatehouse up to date.",
  "exchange-managed":
    "Exchange keeps the members of this group; nothing was changed. Change them in the Exchange admin center.",
  "no-guests":
    "The group or the organization lets no guests in; nothing was changed. The group's owner or a Teams administrator can allow guests.",
  quota:
    "The tenant has reached a limit of Entra on how much it may hold; nothing was changed. An administrator can free room in the Entra admin center.",
  "unknown-role":
    "The app no longer has this role; nothing was changed. Sync now, then choose one of its roles.",
  "password-policy":
    "The organization's password rules refused the password that Gatehouse made; nothing was changed. Try again: it makes another one.",
  "name-taken":
    "Another account in Entra has this person's user name or email address by now; nothing was changed. Change the other account in the Entra admin center, then try again.",
};

/** What trying again does not help against. */
const FINAL_DETAILS: ReadonlySet<RefusalDetail> = new Set(["on-premises", "exchange-managed", "no-guests"]);

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
  if (error.kind === "conflict") return (await seenAsWanted(error, attempt)) ?? judgeKind(error, attempt);
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
  const { detail } = error;
  if (detail !== undefined)
    return {
      ...failed(DETAIL_SENTENCES[detail]),
      state: FINAL_DETAILS.has(detail) ? "refused" : "failed",
      errorKind: detail,
    };
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
        errorMessage:
          attempt.action.whenRefused ??
          `Entra refused, although the permission is granted: ${whyRefused(attempt)}`,
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
        `Entra can't do this with ${targetsOf(attempt)}; nothing was changed. Microsoft's answer is under Technical details.`,
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
  const { call, labels } = attempt;
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
    const seen = await seenAsWanted(error, attempt);
    if (seen !== null) return seen;
  } catch (readError) {
    // The 404 was a definite answer: whatever the reads say, nothing was changed.
    if (!(readError instanceof GraphError)) throw readError;
  }
  return {
    ...facts,
    state: "failed",
    errorKind: "not-found",
    errorMessage: `Entra didn't find ${targetsOf(attempt)}; nothing was changed. Try again in a minute.`,
  };
}

/** The write was surely not carried out: does Entra show what was wanted all the same? Null when it doesn't. */
async function seenAsWanted(error: GraphError, { action, call, basis }: Attempt): Promise<Settlement | null> {
  // Somebody else's new password is not the one that was made here.
  if (action.makesPassword) return null;
  try {
    const proof = await action.verify(call, basis);
    const facts = { graphRequestId: error.requestId ?? null, technical: error.message };
    const isSo = { state: "already-so", errorKind: null, errorMessage: null } as const;
    return proof.isSo ? { ...facts, ...isSo, evidence: proof.evidence } : null;
  } catch (readError) {
    if (!(readError instanceof GraphError)) throw readError;
    return null;
  }
}

/** Microsoft says no more than "insufficient privileges": what it can be, by what was to be changed. */
function whyRefused({ call }: Attempt): string {
  if (call.groupObjectId === null)
    return "the person is privileged or protected there. Do it in the Entra admin center.";
  return "the group's members follow a rule, the group carries an admin role, or the group or the person is protected there. Sync now to see which; an administrator can do it in the Entra admin center.";
}

/** What the action is about, in words. */
function targetsOf({ call }: Attempt): string {
  if (call.groupObjectId !== null) return "the person or the group";
  return call.app === null ? "the person" : "the person or the app";
}

async function exists(call: ActionCall, path: string): Promise<boolean> {
  try {
    await call.graph.get(path, { priority: "high" });
    return true;
  } catch (error) {
    if (error instanceof GraphError && error.kind === "not-found") return false;
    throw error;
  }
}
