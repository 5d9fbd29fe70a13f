import "server-only";
import { inTransaction } from "#db/client.ts";
import { connectDrafts } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { registerPracticePermissions } from "#lib/entra/graph/practice-registration.ts";
import { authorizeUrl } from "#lib/entra/graph/sign-in.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId, newToken } from "#lib/platform/ids.ts";
import { isSameOrigin } from "#lib/platform/same-origin.ts";
import { connectDeps, requireRegistration, sealingKey, type ConnectDeps } from "./connect-deps.ts";
import { DRAFT_MS, newState, sealTransaction } from "./connect-draft.ts";
import { findConnection } from "./data.ts";
import { choosePowers, permissionsFor } from "./permissions.ts";
import { SIGN_IN_CALLBACK } from "./constants.ts";
import type { RegistrationInUse } from "./registration.ts";

/**
 * Begins a connect attempt and gives the address to send the browser to. The attempt belongs to this
 * session, lasts ten minutes and works once.
 * @param input.origin the origin the admin's browser uses; one of ours, else the public one is taken.
 */
export async function startConnect(
  ctx: Context,
  input: { powers: readonly string[]; origin?: string | null },
  deps: ConnectDeps = connectDeps(),
): Promise<string> {
  requireRole(ctx, "admin");
  if (ctx.actor.kind !== "member")
    throw new DeskError("not-allowed", "Connecting needs a browser. Use `connect --tenant` here.");
  const registration = requireRegistration(ctx.db, deps);
  const powers = choosePowers(input.powers).map((power) => power.key);
  if (registration.source === "practice") await configurePractice(registration, powers);
  const { publicUrl } = deps.environment;
  const given = input.origin ?? null;
  const origin = given !== null && isSameOrigin(given, publicUrl) ? given : publicUrl;
  const id = newId();
  const { state, stateHash } = newState(id);
  const transaction = { verifier: newToken(48), nonce: newToken(32), origin };
  const { id: memberId, sessionId } = ctx.actor;
  inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    ctx.db
      .insert(connectDrafts)
      .values({
        id,
        sessionId,
        memberId,
        phase: "sign-in",
        stateHash,
        sealedVerifier: sealTransaction(sealingKey(deps), id, transaction),
        powers,
        createdAt: now,
        expiresAt: now + DRAFT_MS,
      })
      .run();
    recordAudit(ctx, {
      event: "connection.connect-started",
      result: "Started",
      details: { powers, clientId: registration.clientId },
    });
  });
  return authorizeUrl(registration, {
    authority: findConnection(ctx.db)?.tenantId ?? registration.tenantId ?? "organizations",
    redirectUri: `${origin}${SIGN_IN_CALLBACK}`,
    state,
    ...transaction,
  });
}

async function configurePractice(registration: RegistrationInUse, powers: readonly string[]): Promise<void> {
  try {
    await registerPracticePermissions(registration.loginUrl, registration.clientId, permissionsFor(powers));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw new DeskError(
      "unavailable",
      "The practice tenant is not answering. Check that `npm start` is still running, then try again.",
    );
  }
}
