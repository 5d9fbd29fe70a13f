import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";

const KEY = "mirror.version";

/** Says that what the directory shows has changed. Call inside the transaction that changed it. */
export function bumpMirrorVersion(db: Database): void {
  const updatedAt = sql`unixepoch() * 1000`;
  db.insert(settings)
    .values({ key: KEY, value: "1", updatedAt })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`CAST(CAST(${settings.value} AS INTEGER) + 1 AS TEXT)`, updatedAt },
    })
    .run();
}

/**
 * Another text whenever the directory shows something else: by this process, or by a sync, a scope or an
 * action of another one. A sync that only reads does not move it.
 */
export function mirrorVersion(db: Database): string {
  const row = db.get<{ value: string } | undefined>(sql`SELECT value FROM settings WHERE key = ${KEY}`);
  const own = db.get<{ n: number }>(sql`SELECT total_changes() AS n`).n;
  return `${row?.value ?? "0"} ${own}`;
}
