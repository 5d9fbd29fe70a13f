import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { attachments } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/**
 * Puts uploaded files on the message that is being sent: only the sender's own, of this request, not sent
 * before. Call it in the message's transaction. Throws `DeskError`.
 */
export function attachFiles(
  { db, actor }: MemberContext,
  { requestId, entryId, ids }: { requestId: string; entryId: number; ids: readonly string[] },
): void {
  const wanted = new Set(ids);
  if (wanted.size === 0) return;
  const { changes } = db
    .update(attachments)
    .set({ entryId })
    .where(
      and(
        inArray(attachments.id, [...wanted]),
        eq(attachments.requestId, requestId),
        eq(attachments.uploaderId, actor.id),
        isNull(attachments.entryId),
      ),
    )
    .run();
  if (changes < wanted.size)
    throw new DeskError("not-found", "A file is no longer there. Remove it and attach it again.");
}
