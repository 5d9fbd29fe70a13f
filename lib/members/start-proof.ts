import "server-only";
import { eq, lte, or } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { people, proofDrafts } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import {
  connectDeps,
  requireRegistration,
  sealingKey,
  type ConnectDeps,
} from "#lib/entra/connection/connect-deps.ts";
import { SIGN_IN_CALLBACK } from "#lib/entra/connection/constants.ts";
import { authorizeUrl } from "#lib/entra/graph/sign-in.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId, newToken } from "#lib/platform/ids.ts";
import { isSameOrigin } from "#lib/platform/same-origin.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { PROOF_DRAFT_MS } from "./constants.ts";
import { findSession } from "./find-session.ts";
import { newProofState, sealProof } from "./proof-draft.ts";
import type { ProofWay } from "./types.ts";

/**
 * How this member proves once more who they are: the way they signed in. For Microsoft it begins a sign-in
 * that belongs to this session, lasts ten minutes and works once.
 * @param input.origin the origin the browser uses; one of ours, else the public one is taken.
 */
export function startProof(
  ctx: MemberContext,
  input: { origin: string | null },
  deps: ConnectDeps = connectDeps(),
): ProofWay {
  const { method } = findSession(ctx);
  if (method === "practice") return { way: "practice" };
  if (method !== "microsoft") return { way: "password" };
  const { tenantId, objectId, sessionId } = ctx.actor;
  if (tenantId === null || objectId === null)
    throw new DeskError("not-possible", "Sign out and in again, then try once more.");
  const registration = requireRegistration(ctx.db, deps);
  const { publicUrl } = deps.environment;
  const origin = input.origin !== null && isSameOrigin(input.origin, publicUrl) ? input.origin : publicUrl;
  const id = newId();
  const { state, stateHash } = newProofState(id);
  const transaction = { verifier: newToken(48), nonce: newToken(32), origin };
  inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const isOver = or(lte(proofDrafts.expiresAt, now), eq(proofDrafts.sessionId, sessionId));
    ctx.db.delete(proofDrafts).where(isOver).run();
    const sealed = sealProof(sealingKey(deps), id, transaction);
    const times = { createdAt: now, expiresAt: now + PROOF_DRAFT_MS };
    ctx.db
      .insert(proofDrafts)
      .values({ id, sessionId, stateHash, sealed, ...times })
      .run();
    recordAudit(ctx, { event: "member.confirm-started", result: "Started" });
  });
  const url = authorizeUrl(registration, {
    authority: tenantId,
    redirectUri: `${origin}${SIGN_IN_CALLBACK}`,
    state,
    ...transaction,
    freshness: { maxAgeSeconds: PROOF_DRAFT_MS / 1_000, loginHint: loginHint(ctx, objectId) },
  });
  return { way: "microsoft", url };
}

function loginHint({ db }: MemberContext, objectId: string): string | null {
  const row = db
    .select({ name: people.userPrincipalName })
    .from(people)
    .where(eq(people.objectId, objectId))
    .get();
  return row?.name ?? null;
}
