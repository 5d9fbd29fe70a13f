import "server-only";
import { createHash } from "node:crypto";
import { and, count, eq, isNull, lt } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { attachments } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findRequest } from "../find-request.ts";
import type { AttachmentView } from "../types.ts";
import { keepFile } from "./attachment-files.ts";
import { FILE_MAX_BYTES, FILE_MAX_WORDS, NOT_FILED, UNSENT_KEPT_MS, UNSENT_MAX } from "./constants.ts";
import { dropUnnamed } from "./drop-unnamed.ts";
import { fileNameFor } from "./file-name.ts";
import { sniffType } from "./sniff-type.ts";

/**
 * Takes a file for a message that is being written on a request, or for a form that is being filled in
 * (`requestId` null). It is nobody else's to see until that is sent. Throws `DeskError` when it is too large
 * or of a kind that is not taken.
 */
export async function addAttachment(
  ctx: MemberContext,
  input: { requestId: string | null; file: File },
): Promise<AttachmentView> {
  const requestId = input.requestId === null ? NOT_FILED : findRequest(ctx, input.requestId).id;
  const { file } = input;
  if (file.size > FILE_MAX_BYTES) throw refusal(`Files may have ${FILE_MAX_WORDS} at most.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const contentType = sniffType(bytes);
  if (contentType === null)
    throw refusal("This kind of file is not taken. Pictures, PDF, Office documents and plain text are.");
  const now = ctx.clock.now();
  refuseTooMany(ctx);
  dropUnsent(ctx, now);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  keepFile(sha256, bytes, now);
  const fileName = fileNameFor(file.name, contentType);
  const row = { id: newId(), requestId, fileName, contentType, size: bytes.length, sha256 };
  inTransaction(ctx.db, () => {
    ctx.db
      .insert(attachments)
      .values({ ...row, uploaderId: ctx.actor.id, createdAt: now })
      .run();
  });
  return { id: row.id, fileName, size: row.size };
}

const refusal = (message: string) => new DeskError("invalid-input", message);

function refuseTooMany({ db, actor }: MemberContext): void {
  const unsent = and(eq(attachments.uploaderId, actor.id), isNull(attachments.entryId));
  const { n } = db.select({ n: count() }).from(attachments).where(unsent).get() ?? { n: 0 };
  if (n >= UNSENT_MAX)
    throw new DeskError("too-many-tries", "Send what you have attached first, then attach more.");
}

/** Files whose message was never sent are removed after a day. */
function dropUnsent({ db }: MemberContext, now: number): void {
  const before = now - UNSENT_KEPT_MS;
  const dropped = inTransaction(db, () =>
    db
      .delete(attachments)
      .where(and(isNull(attachments.entryId), lt(attachments.createdAt, before)))
      .returning({ sha256: attachments.sha256 })
      .all(),
  );
  for (const { sha256 } of dropped) dropUnnamed(db, sha256, before);
}
