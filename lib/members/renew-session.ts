import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { sessions } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newToken, sha256 } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/**
 * Notes that the member has proven who they are, and gives the session a new reference: whoever holds a
 * copy of the old cookie gains nothing by the proof, and is out.
 * @param provenAt epoch ms. @returns the new reference, for the cookie.
 */
export function renewSession(ctx: MemberContext, provenAt: number): string {
  const reference = newToken();
  inTransaction(ctx.db, () => {
    const isOpen = and(eq(sessions.id, ctx.actor.sessionId), isNull(sessions.endedAt));
    const session = ctx.db
      .update(sessions)
      .set({ id: sha256(reference), provenAt })
      .where(isOpen)
      .returning()
      .get();
    if (session === undefined)
      throw new DeskError(
        "not-signed-in",
        "Your session has ended, and nothing was changed. Reload the page to sign in again.",
      );
    recordAudit(ctx, { event: "member.confirmed", result: "Done", details: { method: session.method } });
  });
  return reference;
}
