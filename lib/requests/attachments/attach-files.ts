import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { attachments } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { FILE_GONE } from "#lib/services/constants.ts";
import { NOT_FILED } from "./constants.ts";

/**
 * Puts uploaded files on the message that is being sent: only the sender's own, of this request or its form,
 * not sent before. Call it in the message's transaction. Throws `DeskError`.
 */
export function attachFiles(
  { db, actor }: MemberContext,
  { requestId, entryId, ids }: { requestId: string; entryId: number; ids: readonly string[] },
): void {
  const wanted = new Set(ids);
  if (wanted.size === 0) return;
  const { changes } = db
    .update(attachments)
    .set({ requestId, entryId })
    .where(
      and(
        inArray(attachments.id, [...wanted]),
        inArray(attachments.requestId, [requestId, NOT_FILED]),
        eq(attachments.uploaderId, actor.id),
        isNull(attachments.entryId),
      ),
    )
    .run();
  if (changes < wanted.size) throw new DeskError("not-found", FILE_GONE);
}
