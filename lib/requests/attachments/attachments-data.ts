import "server-only";
import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { attachments, timelineEntries } from "#db/schema/index.ts";
import type { Download } from "#lib/platform/download-route.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findRequest } from "../find-request.ts";
import { mayWorkOn } from "../policy.ts";
import type { AttachmentView } from "../types.ts";
import { hasFile, readFile } from "./attachment-files.ts";

/** The files of a request's messages, by line. The caller has checked who may see it. */
export function listAttachments(db: Database, requestId: string): Map<number, AttachmentView[]> {
  const rows = db
    .select()
    .from(attachments)
    .where(and(eq(attachments.requestId, requestId), isNotNull(attachments.entryId)))
    .orderBy(attachments.createdAt, attachments.id)
    .all();
  const byLine = new Map<number, AttachmentView[]>();
  for (const { entryId, id, fileName, size } of rows)
    if (entryId !== null) byLine.set(entryId, [...(byLine.get(entryId) ?? []), { id, fileName, size }]);
  return byLine;
}

/** The names of the member's own files that are not sent yet, by id; others are left out. */
export function unsentNames({ db, actor }: MemberContext, ids: readonly string[]): Map<string, string> {
  const rows = db
    .select({ id: attachments.id, fileName: attachments.fileName })
    .from(attachments)
    .where(
      and(
        inArray(attachments.id, [...ids]),
        eq(attachments.uploaderId, actor.id),
        isNull(attachments.entryId),
      ),
    )
    .all();
  return new Map(rows.map(({ id, fileName }) => [id, fileName]));
}

/** One file for whoever may see the message it is on. Throws `DeskError`: a foreign one looks like none. */
export function downloadAttachment(ctx: MemberContext, { attachmentId }: { attachmentId: string }): Download {
  const missing = new DeskError("not-found", "There is no such file, or it isn’t yours to see.");
  const row = ctx.db.select().from(attachments).where(eq(attachments.id, attachmentId)).get();
  if (row === undefined || !maySeeFile(ctx, row) || !hasFile(row.sha256)) throw missing;
  return {
    fileName: row.fileName,
    contentType: row.contentType,
    pieces: readFile(row.sha256),
    // Saved, never shown; and if a browser shows it all the same, nothing in it runs or loads.
    headers: {
      "content-length": String(row.size),
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    },
  };
}

function maySeeFile(ctx: MemberContext, row: typeof attachments.$inferSelect): boolean {
  if (row.entryId === null) return row.uploaderId === ctx.actor.id;
  findRequest(ctx, row.requestId);
  const line = ctx.db.select().from(timelineEntries).where(eq(timelineEntries.id, row.entryId)).get();
  return line?.kind === "message" || (line?.kind === "note" && mayWorkOn(ctx.actor));
}
