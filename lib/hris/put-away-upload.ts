import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { hrisUploads } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { findDraft } from "./uploads-data.ts";

/** Puts a draft away: nothing of it was applied, and its bytes go. Admins only. Throws `DeskError`. */
export function putAwayUpload(ctx: Context, { uploadId }: { uploadId: string }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const { fileName } = findDraft(ctx.db, uploadId);
    ctx.db
      .update(hrisUploads)
      .set({
        state: "Put away",
        content: null,
        settledAt: ctx.clock.now(),
        settledByName: ctx.actor.displayName,
      })
      .where(eq(hrisUploads.id, uploadId))
      .run();
    recordAudit(ctx, {
      event: "hris.file-put-away",
      result: "Done",
      target: { kind: "hris-upload", id: uploadId, name: fileName },
    });
  });
}
