import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { hrisUploads } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { guessMapping } from "./hris-mapping.ts";
import { readMapping } from "./hris-settings.ts";
import { readTable } from "./hris-table.ts";

/**
 * Takes a CSV file as a draft: read, its columns guessed, nothing of it applied. A draft that was there
 * is put away. Admins only. Throws `DeskError` with what is wrong with the file.
 */
export async function uploadFile(ctx: Context, { file }: { file: File }): Promise<{ uploadId: string }> {
  requireRole(ctx, "admin");
  const content = Buffer.from(await file.arrayBuffer());
  const table = await readTable(content);
  const { encoding, delimiter, headers, rows } = table;
  const uploadId = newId();
  const fileName = file.name.slice(0, 200);
  inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    ctx.db
      .update(hrisUploads)
      .set({ state: "Put away", content: null, settledAt: now, settledByName: ctx.actor.displayName })
      .where(eq(hrisUploads.state, "Draft"))
      .run();
    ctx.db
      .insert(hrisUploads)
      .values({
        id: uploadId,
        fileName,
        content,
        state: "Draft",
        encoding,
        delimiter,
        headers,
        mapping: guessMapping(headers, readMapping(ctx.db)),
        dateOrder: "plain",
        rowCount: rows.length,
        createdAt: now,
        createdByName: ctx.actor.displayName,
      })
      .run();
    recordAudit(ctx, {
      event: "hris.file-uploaded",
      result: "Done",
      target: { kind: "hris-upload", id: uploadId, name: fileName },
      details: { rows: rows.length, bytes: content.length, encoding },
    });
  });
  return { uploadId };
}
