import "server-only";
import { inTransaction } from "#db/client.ts";
import { playbookChecks } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import type { Context } from "#lib/platform/context.ts";
import type { TestResult } from "../schema.ts";
import { findCheck } from "./check-rows.ts";
import { AFTER_FAILURE_MS, AFTER_PASS_MS, AFTER_UNKNOWN_MS } from "./constants.ts";
import type { Ground } from "./ground-data.ts";
import { heldWords } from "./held-words.ts";

type Kept = { id: string; name: string; ground: Ground; results: readonly TestResult[] };

/**
 * Keeps what a playbook's saved conversations came to on a ground. Where they don't all pass it is held from now on
 * and admins are told, once for as long as it lasts; where they do, it goes on.
 */
export function keepCheck(ctx: Context, { id, name, ground, results }: Kept): void {
  inTransaction(ctx.db, () => {
    const before = findCheck(ctx.db, id);
    const now = ctx.clock.now();
    const passedGround = before?.passedGround ?? null;
    const why = heldWords({ ground, passedGround, results }, ground);
    const heldAt = why === null ? null : (before?.heldAt ?? now);
    const values = {
      ground,
      passedGround: why === null ? ground : passedGround,
      results: [...results],
      checkedAt: now,
      againAt: now + waitMs(results),
      heldAt,
    };
    ctx.db
      .insert(playbookChecks)
      .values({ playbookId: id, ...values })
      .onConflictDoUpdate({ target: playbookChecks.playbookId, set: values })
      .run();
    if ((before?.heldAt ?? null) === heldAt) return;
    const target = { kind: "playbook", id, name };
    if (why === null) return recordAudit(ctx, { event: "playbook.released", result: "Done", target });
    recordAudit(ctx, { event: "playbook.held", result: "Done", target, details: { why, results } });
    const facts = { playbook: name, why, id };
    queueMessage(ctx, {
      kind: "playbook-held",
      subjectId: `${id}:${now}`,
      to: allAdmins(ctx.db),
      facts,
    });
  });
}

function waitMs(results: readonly TestResult[]): number {
  if (results.some(({ status }) => status === "failed")) return AFTER_FAILURE_MS;
  return results.some(({ status }) => status === "unknown") ? AFTER_UNKNOWN_MS : AFTER_PASS_MS;
}
