import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connectDrafts } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { cloudFor } from "#lib/entra/graph/clouds.ts";
import { adminConsentUrl, redeemCode, type Identity } from "#lib/entra/graph/sign-in.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { connectDeps, requireRegistration, sealingKey, type ConnectDeps } from "./connect-deps.ts";
import { claimDraft, failDraft, newState, unsealTransaction, type Draft } from "./connect-draft.ts";
import { CONSENT_CALLBACK, SIGN_IN_CALLBACK } from "./constants.ts";
import { findConnection } from "./data.ts";
import { outcomeFromError, outcomeFromRedirect, type ConnectFailure } from "./outcomes.ts";
import type { CallbackQuery } from "./schema.ts";

/**
 * The browser is back from signing in. Proves the tenant by a signed token of this very sign-in and
 * gives the address of Microsoft's consent page for exactly that tenant.
 */
export async function completeSignIn(
  ctx: Context,
  query: CallbackQuery,
  deps: ConnectDeps = connectDeps(),
): Promise<{ status: "consent"; url: string } | ConnectFailure> {
  requireRole(ctx, "admin");
  const draft = claimDraft(ctx, query.state, "sign-in");
  if ("status" in draft) return draft;
  if (query.error !== "")
    return failDraft(ctx, draft, outcomeFromRedirect(query.error, query.error_description));
  const registration = requireRegistration(ctx.db, deps);
  const pinned = findConnection(ctx.db)?.tenantId ?? registration.tenantId;
  const { origin, verifier, nonce } = unsealTransaction(sealingKey(deps), draft);
  let identity: Identity;
  try {
    identity = await redeemCode(registration, {
      authority: pinned ?? "organizations",
      redirectUri: `${origin}${SIGN_IN_CALLBACK}`,
      code: query.code,
      verifier,
      nonce,
    });
  } catch (error) {
    return failDraft(ctx, draft, outcomeFromError(error));
  }
  if (pinned !== undefined && pinned !== identity.tenantId) {
    return failDraft(ctx, draft, { status: "failed", outcome: "wrong-tenant" });
  }
  const state = moveToConsent(ctx, draft, identity);
  const url = adminConsentUrl(registration, {
    tenantId: identity.tenantId,
    redirectUri: `${origin}${CONSENT_CALLBACK}`,
    state,
    graphScopeUrl: cloudFor(registration.loginUrl, registration.graphUrl).graphUrl,
  });
  return { status: "consent", url };
}

function moveToConsent(ctx: Context, draft: Draft, identity: Identity): string {
  const { state, stateHash } = newState(draft.id);
  inTransaction(ctx.db, () => {
    ctx.db
      .update(connectDrafts)
      .set({
        phase: "consent",
        stateHash,
        sealedVerifier: null,
        tenantId: identity.tenantId,
        signedInAs: identity.displayName,
        signedInObjectId: identity.objectId,
      })
      .where(eq(connectDrafts.id, draft.id))
      .run();
    recordAudit(ctx, {
      event: "connection.tenant-proven",
      result: "Done",
      details: { tenantId: identity.tenantId, signedInAs: identity.displayName, objectId: identity.objectId },
    });
  });
  return state;
}
