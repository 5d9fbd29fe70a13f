import "server-only";
import {
  connectDeps,
  requireRegistration,
  sealingKey,
  type ConnectDeps,
} from "#lib/entra/connection/connect-deps.ts";
import { SIGN_IN_CALLBACK } from "#lib/entra/connection/constants.ts";
import type { CallbackQuery } from "#lib/entra/connection/schema.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { redeemCode, type Identity } from "#lib/entra/graph/sign-in.ts";
import { PROOF_SKEW_MS } from "#lib/platform/require-proof.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { auditUnproven, claimProofDraft, unsealProof, type ProofDraft } from "./proof-draft.ts";
import { renewSession } from "./renew-session.ts";
import type { ProofEnd } from "./types.ts";

/** How a proof at Microsoft ended; with the session's new reference when it held. */
export type ProofResult = { end: "confirmed"; reference: string } | { end: Exclude<ProofEnd, "confirmed"> };

/**
 * The browser is back from signing in once more. It holds when a signed token of this very sign-in names
 * this member, and says that the credentials were entered after it began: a session that Microsoft still
 * had proves nothing, and neither does a token that says no time.
 */
export async function completeProof(
  ctx: MemberContext,
  query: Pick<CallbackQuery, "state" | "code" | "error">,
  deps: ConnectDeps = connectDeps(),
): Promise<ProofResult> {
  const draft = claimProofDraft(ctx, query.state);
  if (draft === null) return refused(ctx, "expired");
  if (query.error !== "") return refused(ctx, "cancelled", query.error);
  let identity: Identity;
  try {
    identity = await redeem(ctx, draft, query.code, deps);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return refused(ctx, "failed", error.code);
  }
  const { tenantId, objectId, authenticatedAt } = identity;
  if (tenantId !== ctx.actor.tenantId || objectId !== ctx.actor.objectId) return refused(ctx, "other-person");
  if (authenticatedAt === null) return refused(ctx, "no-time");
  if (authenticatedAt < draft.createdAt - PROOF_SKEW_MS) return refused(ctx, "not-fresh");
  return { end: "confirmed", reference: renewSession(ctx, authenticatedAt) };
}

function redeem(ctx: MemberContext, draft: ProofDraft, code: string, deps: ConnectDeps): Promise<Identity> {
  const { origin, verifier, nonce } = unsealProof(sealingKey(deps), draft);
  return redeemCode(requireRegistration(ctx.db, deps), {
    authority: ctx.actor.tenantId ?? "",
    redirectUri: `${origin}${SIGN_IN_CALLBACK}`,
    code,
    verifier,
    nonce,
  });
}

function refused(ctx: MemberContext, end: Exclude<ProofEnd, "confirmed">, code = ""): ProofResult {
  auditUnproven(ctx, code === "" ? end : `${end}: ${code.slice(0, 60)}`);
  return { end };
}
