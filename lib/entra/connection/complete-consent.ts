import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connectDrafts } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { connectDeps, requireRegistration, type ConnectDeps } from "./connect-deps.ts";
import { claimDraft, failDraft, type Draft } from "./connect-draft.ts";
import { findConnection } from "./data.ts";
import { outcomeFromError, outcomeFromRedirect, type ConnectFailure } from "./outcomes.ts";
import { proveTenant, type ProvenTenant } from "./prove-tenant.ts";
import type { RegistrationInUse } from "./registration.ts";
import { saveConnection } from "./save-connection.ts";
import type { CallbackQuery } from "./schema.ts";

/**
 * The browser is back from the consent page. Nothing it says is believed: the tenant must be the one
 * proven by sign-in, and a token for it, its roles and /organization must agree. Only then, in one
 * transaction, is there a connection. The caller starts the import (`isFirst`) or a sync.
 */
export async function completeConsent(
  ctx: Context,
  query: CallbackQuery,
  deps: ConnectDeps = connectDeps(),
): Promise<{ status: "connected"; isFirst: boolean } | ConnectFailure> {
  requireRole(ctx, "admin");
  const draft = claimDraft(ctx, query.state, "consent");
  if ("status" in draft) return draft;
  const registration = requireRegistration(ctx.db, deps);
  const failure = failureOf(query, draft);
  if (failure !== null) return failDraft(ctx, draft, failure);
  let tenant: ProvenTenant;
  try {
    tenant = await proveTenant(
      registration,
      { tenantId: draft.tenantId ?? "", powers: draft.powers },
      ctx.clock,
      deps,
    );
  } catch (error) {
    return failDraft(ctx, draft, outcomeFromError(error));
  }
  return endWithConnection(ctx, draft, tenant, registration);
}

/** An error wins over `admin_consent=True`, which Microsoft sends with a declined consent as well. */
function failureOf(query: CallbackQuery, draft: Draft): ConnectFailure | null {
  if (query.error !== "") return outcomeFromRedirect(query.error, query.error_description);
  if (query.admin_consent.toLowerCase() !== "true") return { status: "failed", outcome: "link-forged" };
  const isSame = draft.tenantId !== null && query.tenant.toLowerCase() === draft.tenantId;
  return isSame ? null : { status: "failed", outcome: "wrong-tenant" };
}

function endWithConnection(
  ctx: Context,
  draft: Draft,
  tenant: ProvenTenant,
  registration: RegistrationInUse,
) {
  const result = inTransaction(ctx.db, () => {
    const existing = findConnection(ctx.db);
    if (existing !== null && existing.tenantId !== tenant.tenantId) return "wrong-tenant";
    if (existing !== null && existing.consentedAt > draft.createdAt) return "already-connected";
    const { signedInAs: consentedBy, signedInObjectId: consentedByObjectId, powers } = draft;
    const { isFirst } = saveConnection(ctx, {
      tenant,
      registration,
      powers,
      consentedBy,
      consentedByObjectId,
    });
    ctx.db
      .update(connectDrafts)
      .set({ phase: "done", outcome: "connected" })
      .where(eq(connectDrafts.id, draft.id))
      .run();
    return { status: "connected", isFirst } as const;
  });
  return typeof result === "string" ? failDraft(ctx, draft, { status: "failed", outcome: result }) : result;
}
