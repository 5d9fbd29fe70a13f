import "server-only";
import { inTransaction } from "#db/client.ts";
import { auditChecks } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import type { Context } from "#lib/platform/context.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { log } from "#lib/platform/log.ts";
import { chainStatements } from "./chain-statements.ts";
import { NEWEST_ROWS } from "./constants.ts";
import { recordAudit } from "./record-audit.ts";
import type { Verification } from "./types.ts";
import { verifyAudit } from "./verify-audit.ts";

export type AuditCheckResult = Verification & { extent: "all" | "newest" };

/** Verifies all of the log or its newest rows, which are all of a young one, and keeps how it came out, also as a line of the log. */
export async function checkAudit(ctx: Context, wanted: "all" | "newest"): Promise<AuditCheckResult> {
  requireRole(ctx, "admin");
  const started = performance.now();
  const extent = chainStatements(ctx.db).head().seq <= NEWEST_ROWS ? "all" : wanted;
  const found = await verifyAudit(ctx.db, extent === "newest" ? { newest: NEWEST_ROWS } : {});
  const { problem, rows, throughSeq } = found;
  if (problem !== null) log.error({ problem, extent }, "the audit log is not intact");
  const facts = {
    at: ctx.clock.now(),
    byName: ctx.actor.displayName,
    rows,
    throughSeq,
    tookMs: Math.round(performance.now() - started),
    problem,
  };
  inTransaction(ctx.db, () => {
    ctx.db
      .insert(auditChecks)
      .values({ extent, ...facts })
      .onConflictDoUpdate({ target: auditChecks.extent, set: facts })
      .run();
    recordAudit(ctx, {
      event: "audit.verified",
      result: problem === null ? "Intact" : "Broken",
      details: { extent, rows, throughSeq, ...(problem === null ? {} : { problem }) },
    });
    // The same break is found again every time, and told once.
    if (problem !== null)
      queueMessage(ctx, {
        kind: "audit-broken",
        subjectId: sha256(JSON.stringify(problem)),
        to: allAdmins(ctx.db),
        facts: {},
      });
  });
  return { ...found, extent };
}
