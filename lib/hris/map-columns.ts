import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { hrisUploads } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MappingInput } from "./schema.ts";
import { findDraft } from "./uploads-data.ts";

/** Says which column of a draft holds what, and how its dates are written. Admins only. Throws `DeskError`. */
export function mapColumns(ctx: Context, { uploadId, mapping, dateOrder }: MappingInput): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const draft = findDraft(ctx.db, uploadId);
    const gone = Object.values(mapping).find((column) => column !== null && !draft.headers.includes(column));
    if (gone !== undefined) throw new DeskError("invalid-input", `The file has no column “${gone}”.`);
    ctx.db.update(hrisUploads).set({ mapping, dateOrder }).where(eq(hrisUploads.id, uploadId)).run();
    recordAudit(ctx, {
      event: "hris.columns-mapped",
      result: "Done",
      target: { kind: "hris-upload", id: uploadId, name: draft.fileName },
      details: { before: draft.mapping, after: mapping, dateOrder },
    });
  });
}
