import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { attachments } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { dropUnnamed } from "./drop-unnamed.ts";

/** Takes one of the member's own files off again before it is sent. Throws `DeskError`. */
export function removeAttachment(ctx: MemberContext, { attachmentId }: { attachmentId: string }): void {
  const isOwnUnsent = and(
    eq(attachments.id, attachmentId),
    eq(attachments.uploaderId, ctx.actor.id),
    isNull(attachments.entryId),
  );
  const [removed] = inTransaction(ctx.db, () =>
    ctx.db.delete(attachments).where(isOwnUnsent).returning({ sha256: attachments.sha256 }).all(),
  );
  if (removed === undefined) throw new DeskError("not-found", "This file is gone already, or it was sent.");
  dropUnnamed(ctx.db, removed.sha256, ctx.clock.now());
}
