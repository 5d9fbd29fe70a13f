import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { hrisUploads } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { countPlan } from "./hris-plan.ts";
import { rememberMapping } from "./hris-settings.ts";
import { planDigest } from "./plan-digest.ts";
import type { PlanCounts } from "./types.ts";
import { findDraft, planDraft, readDraft } from "./uploads-data.ts";
import { writePlan } from "./write-plan.ts";

/**
 * Writes what the dry run showed: `seen` is its digest, and when anything would come out otherwise by now,
 * nothing is written. Refused rows stay out. Admins only. Throws `DeskError`.
 */
export async function applyUpload(
  ctx: Context,
  { uploadId, seen }: { uploadId: string; seen: string },
): Promise<PlanCounts> {
  requireRole(ctx, "admin");
  const table = await readDraft(findDraft(ctx.db, uploadId));
  return inTransaction(ctx.db, () => {
    const draft = findDraft(ctx.db, uploadId);
    const plan = planDraft(ctx.db, draft, table);
    if (planDigest(plan) !== seen)
      throw new DeskError("conflict", "The directory has changed since. Look at the dry run again.");
    const { moved } = writePlan(ctx, plan, "csv");
    const counts = countPlan(plan);
    const now = ctx.clock.now();
    // The stored mapping was parsed when it was chosen, and the plan has used it.
    const {
      person = null,
      startDate = null,
      endDate = null,
      department = null,
      manager = null,
    } = draft.mapping;
    rememberMapping(ctx.db, now, { person, startDate, endDate, department, manager });
    ctx.db
      .update(hrisUploads)
      .set({ state: "Applied", content: null, counts, settledAt: now, settledByName: ctx.actor.displayName })
      .where(eq(hrisUploads.id, uploadId))
      .run();
    recordAudit(ctx, {
      event: "hris.file-applied",
      result: "Done",
      target: { kind: "hris-upload", id: uploadId, name: draft.fileName },
      digest: seen,
      details: { counts, datesMoved: moved },
    });
    return counts;
  });
}
