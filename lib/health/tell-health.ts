import "server-only";
import { inTransaction } from "#db/client.ts";
import { queueMessage } from "#lib/messages/queue/queue-message.ts";
import { allAdmins } from "#lib/messages/queue/recipients.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { checkHealth } from "./health-checks.ts";
import { readHealthFacts } from "./health-facts-data.ts";
import type { HealthCheck, HealthFacts } from "./types.ts";

/**
 * Tells admins what stands still or is overdue, once a day for as long as it is so. What has a message of its
 * own (lost access, a broken audit log, a held sync) is not told twice. @returns the parts it told of.
 */
export function tellHealth(ctx: Context): string[] {
  requireRole(ctx, "admin");
  const facts = readHealthFacts(ctx);
  const day = new Date(facts.now).toISOString().slice(0, 10);
  const told = checkHealth(facts).filter((check) => isTold(check, facts));
  if (told.length === 0) return [];
  inTransaction(ctx.db, () => {
    for (const { key, title, words } of told)
      queueMessage(ctx, {
        kind: "health-bad",
        subjectId: `${key}:${day}`,
        to: allAdmins(ctx.db),
        facts: { part: title, words },
      });
  });
  return told.map(({ key }) => key);
}

function isTold({ key, state }: HealthCheck, { lastBackupAt }: HealthFacts): boolean {
  switch (key) {
    case "sync":
    case "actions":
    case "endings":
      return state === "bad";
    case "disk":
      return state !== "good";
    case "backup":
      // Whoever never made one backs up in another way.
      return state !== "good" && lastBackupAt !== null;
    default:
      return false;
  }
}
