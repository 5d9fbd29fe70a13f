import "server-only";
import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { inTransaction } from "#db/client.ts";
import { connectDrafts } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { newToken, sha256 } from "#lib/platform/ids.ts";
import { seal, unseal, type SealingKey } from "#lib/platform/secrets.ts";
import type { ConnectFailure } from "./outcomes.ts";

export type Draft = typeof connectDrafts.$inferSelect;

export const DRAFT_MS = 10 * 60_000;

/** Set in place of a state's hash once it was used. */
const USED = "used";

/** What only this server may know of a sign-in under way. `origin` is where the browser started. */
const transaction = z.object({ verifier: z.string(), nonce: z.string(), origin: z.string() });
export type SignInTransaction = z.output<typeof transaction>;

const purpose = (draftId: string) => `connect-draft ${draftId}`;

export function sealTransaction(key: SealingKey, draftId: string, value: SignInTransaction): string {
  return seal(key, purpose(draftId), JSON.stringify(value));
}

export function unsealTransaction(key: SealingKey, draft: Draft): SignInTransaction {
  return transaction.parse(JSON.parse(unseal(key, purpose(draft.id), draft.sealedVerifier ?? "")));
}

/** A state parameter: which draft, and 256 random bits of which only the hash is kept. */
export function newState(draftId: string): { state: string; stateHash: string } {
  const state = `${draftId}.${newToken(32)}`;
  return { state, stateHash: sha256(state) };
}

/**
 * Takes the draft that a callback's state belongs to, once. The state must be the one given out for
 * this phase, to this session, less than ten minutes ago. A refusal changes no draft.
 */
export function claimDraft(
  ctx: Context,
  state: string,
  phase: "sign-in" | "consent",
): Draft | ConnectFailure {
  return inTransaction(ctx.db, (): Draft | ConnectFailure => {
    const [id = ""] = state.split(".");
    const draft = ctx.db.select().from(connectDrafts).where(eq(connectDrafts.id, id)).get();
    const outcome = refusal(ctx, draft, state, phase);
    if (draft === undefined || outcome !== null) {
      const failure = { status: "failed", outcome: outcome ?? "link-forged" } as const;
      recordAudit(ctx, { event: "connection.callback-refused", result: failure.outcome, details: { phase } });
      return failure;
    }
    ctx.db.update(connectDrafts).set({ stateHash: USED }).where(eq(connectDrafts.id, id)).run();
    return draft;
  });
}

function refusal(
  ctx: Context,
  draft: Draft | undefined,
  state: string,
  phase: Draft["phase"],
): ConnectFailure["outcome"] | null {
  if (draft === undefined) return "link-forged";
  if (ctx.actor.kind !== "member" || draft.sessionId !== ctx.actor.sessionId) return "link-forged";
  if (draft.phase !== phase || draft.stateHash === USED) return "link-replayed";
  if (!timingSafeEqual(Buffer.from(sha256(state)), Buffer.from(draft.stateHash))) return "link-forged";
  return draft.expiresAt <= ctx.clock.now() ? "link-expired" : null;
}

/** Ends a draft without a connection; the audit says how. */
export function failDraft(ctx: Context, draft: Draft, failure: ConnectFailure): ConnectFailure {
  inTransaction(ctx.db, () => {
    ctx.db
      .update(connectDrafts)
      .set({ phase: "failed", outcome: failure.outcome, sealedVerifier: null })
      .where(eq(connectDrafts.id, draft.id))
      .run();
    recordAudit(ctx, {
      event: "connection.connect-failed",
      result: failure.outcome,
      details: { code: failure.code ?? null, tenantId: draft.tenantId },
    });
  });
  return failure;
}
