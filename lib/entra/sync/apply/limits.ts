import type { Database } from "#db/client.ts";
import { SyncRefusedError } from "../sync-error.ts";

const SHARE = 0.2;
const AT_LEAST = 20;
const SUSPICIOUS_FROM = 50;

const LISTS = [
  { key: "users", table: "people", staged: "staged_people", word: "people" },
  { key: "groups", table: "groups", staged: "staged_groups", word: "groups" },
  { key: "apps", table: "apps", staged: "staged_apps", word: "apps" },
] as const;

/**
 * Refuses a cycle that would take away or block too many people at once (more than 20 and more than a
 * fifth), or that read an empty list where the mirror knows more than fifty. Nothing is changed then.
 */
export function assertWithinLimits(
  db: Database,
  cycle: { isComplete: boolean; hasListed: (stepKey: string) => boolean },
): void {
  const count = (sql: string) => Number(db.$client.prepare(sql).pluck().get());
  for (const { key, table, staged, word } of cycle.isComplete ? LISTS : []) {
    if (!cycle.hasListed(key)) continue;
    const known = count(`SELECT count(*) FROM ${table}`);
    if (known > SUSPICIOUS_FROM && count(`SELECT count(*) FROM ${staged}`) === 0) {
      throw new SyncRefusedError(
        "too-many-removals",
        `Microsoft listed no ${word}, but Gatehouse knows ${known}. Nothing was changed.`,
      );
    }
  }
  const known = count("SELECT count(*) FROM people WHERE status <> 'Deleted'");
  const limit = Math.max(AT_LEAST, Math.floor(known * SHARE));
  const hit = count(
    `SELECT count(*) FROM people p JOIN staged_people s ON s.object_id = p.object_id
     WHERE (p.status <> 'Deleted' AND (s.is_removed = 1 OR s.deleted_at IS NOT NULL))
        OR (p.status = 'Active' AND s.account_enabled = 0)`,
  );
  const absent =
    cycle.isComplete && cycle.hasListed("users")
      ? count(
          `SELECT count(*) FROM people p WHERE p.status <> 'Deleted'
           AND NOT EXISTS (SELECT 1 FROM staged_people s WHERE s.object_id = p.object_id)`,
        )
      : 0;
  if (hit + absent > limit) {
    throw new SyncRefusedError(
      "too-many-removals",
      `This sync would remove or block ${hit + absent} of ${known} people, more than the limit of ${limit}. Nothing was changed.`,
    );
  }
}
