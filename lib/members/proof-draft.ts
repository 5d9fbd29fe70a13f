import "server-only";
import { timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { inTransaction } from "#db/client.ts";
import { proofDrafts } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { newToken, sha256 } from "#lib/platform/ids.ts";
import { seal, unseal, type SealingKey } from "#lib/platform/secrets.ts";
import type { MemberContext } from "#lib/platform/session.ts";

export type ProofDraft = typeof proofDrafts.$inferSelect;

/** What begins every state of a proof; states of connecting begin otherwise. */
const MARK = "proof.";

const transaction = z.object({ verifier: z.string(), nonce: z.string(), origin: z.string() });
type ProofTransaction = z.output<typeof transaction>;

const purpose = (draftId: string) => `proof-draft ${draftId}`;

/** Does a return from Microsoft belong to a proof? */
export function isProofState(state: string): boolean {
  return state.startsWith(MARK);
}

/** A state parameter: which draft, and 256 random bits of which only the hash is kept. */
export function newProofState(draftId: string): { state: string; stateHash: string } {
  const state = `${MARK}${draftId}.${newToken(32)}`;
  return { state, stateHash: sha256(state) };
}

export function sealProof(key: SealingKey, draftId: string, value: ProofTransaction): string {
  return seal(key, purpose(draftId), JSON.stringify(value));
}

export function unsealProof(key: SealingKey, draft: ProofDraft): ProofTransaction {
  return transaction.parse(JSON.parse(unseal(key, purpose(draft.id), draft.sealed)));
}

/** Takes the draft that a state belongs to, once: of this session, and in time. Null when there is none. */
export function claimProofDraft(ctx: MemberContext, state: string): ProofDraft | null {
  return inTransaction(ctx.db, () => {
    const [, id = ""] = state.split(".");
    const draft = ctx.db.select().from(proofDrafts).where(eq(proofDrafts.id, id)).get();
    if (draft === undefined || draft.sessionId !== ctx.actor.sessionId) return null;
    if (!timingSafeEqual(Buffer.from(sha256(state)), Buffer.from(draft.stateHash))) return null;
    ctx.db.delete(proofDrafts).where(eq(proofDrafts.id, id)).run();
    return draft.expiresAt > ctx.clock.now() ? draft : null;
  });
}

/** Keeps that somebody could not prove who they are. */
export function auditUnproven(ctx: MemberContext, reason: string): void {
  inTransaction(ctx.db, () =>
    recordAudit(ctx, { event: "member.confirm-refused", result: "refused", details: { reason } }),
  );
}
