import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { hrisUploads } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { NO_COLUMNS } from "./constants.ts";
import { snapshotFacts } from "./facts-snapshot-data.ts";
import { countPlan } from "./hris-plan.ts";
import { rememberMapping } from "./hris-settings.ts";
import { planDigest } from "./plan-digest.ts";
import { refreshDates } from "./refresh-dates.ts";
import type { HrisUpload, PlanCounts, PlannedEntry } from "./types.ts";
import { findDraft, planDraft, readDraft } from "./uploads-data.ts";
import { writePlan } from "./write-plan.ts";

/** Dates that are moved before others have their turn. */
const DATES_AT_ONCE = 10_000;
/** How often a plan is made again because the directory moved while it was made. */
const MOST_TRIES = 3;

/**
 * Writes what the dry run showed: `seen` is its digest, and when anything would come out otherwise by now,
 * nothing is written. Refused rows stay out. Admins only. Throws `DeskError`.
 */
export async function applyUpload(
  ctx: Context,
  { uploadId, seen }: { uploadId: string; seen: string },
): Promise<PlanCounts> {
  requireRole(ctx, "admin");
  const draft = findDraft(ctx.db, uploadId);
  const table = await readDraft(draft);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const facts = await snapshotFacts(ctx.db);
    const plan = await planDraft(draft, table, facts);
    if (planDigest(plan) !== seen) break;
    await breathe();
    // What the plan stands on may have moved meanwhile without touching it: then it is made once more.
    const counts = inTransaction(ctx.db, () => (facts.isStillTrue() ? settle(ctx, draft, plan, seen) : null));
    if (counts === null) continue;
    // They follow from what is written now, so they need not come in the same moment.
    while (refreshDates(ctx, DATES_AT_ONCE).moved === DATES_AT_ONCE) await breathe();
    return counts;
  }
  throw new DeskError("conflict", "The directory has changed since. Look at the dry run again.");
}

/** Writes all of a plan that is still true, and that its file is applied. Call it in a transaction. */
function settle(ctx: Context, draft: HrisUpload, plan: readonly PlannedEntry[], seen: string): PlanCounts {
  const { mapping, dateOrder } = findDraft(ctx.db, draft.id);
  if (JSON.stringify([mapping, dateOrder]) !== JSON.stringify([draft.mapping, draft.dateOrder]))
    throw new DeskError(
      "conflict",
      "The columns were chosen otherwise meanwhile. Look at the dry run again.",
    );
  writePlan(ctx, plan, "csv");
  const counts = countPlan(plan);
  const now = ctx.clock.now();
  // The stored mapping was parsed when it was chosen, and the plan has used it.
  rememberMapping(ctx.db, now, { ...NO_COLUMNS, ...mapping });
  ctx.db
    .update(hrisUploads)
    .set({ state: "Applied", content: null, counts, settledAt: now, settledByName: ctx.actor.displayName })
    .where(eq(hrisUploads.id, draft.id))
    .run();
  recordAudit(ctx, {
    event: "hris.file-applied",
    result: "Done",
    target: { kind: "hris-upload", id: draft.id, name: draft.fileName },
    digest: seen,
    details: { counts },
  });
  return counts;
}
