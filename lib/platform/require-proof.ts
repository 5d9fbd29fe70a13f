import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import { DeskError } from "./errors.ts";
import type { MemberContext } from "./session.ts";

/** So long a proof of who somebody is counts for what is dangerous. */
export const PROOF_MS = 10 * 60_000;
/** Microsoft's clock may be a little ahead of ours; a proof from further ahead is none. */
export const PROOF_SKEW_MS = 60_000;

/** Has this session's member proven who they are in the last ten minutes? Throws `DeskError` when not. */
export function requireProof({ db, clock, actor }: MemberContext): void {
  const isOpen = and(eq(sessions.id, actor.sessionId), isNull(sessions.endedAt));
  const provenAt = db.select().from(sessions).where(isOpen).get()?.provenAt ?? null;
  const now = clock.now();
  if (provenAt !== null && provenAt > now - PROOF_MS && provenAt <= now + PROOF_SKEW_MS) return;
  throw new DeskError("confirm-identity", "Confirm that it’s you first. Nothing was changed.");
}
