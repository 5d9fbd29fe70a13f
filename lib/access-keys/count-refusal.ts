import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { inTransaction, type Database } from "#db/client.ts";
import { settings } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { sha256 } from "#lib/platform/ids.ts";
import type { KeyFacts } from "./types.ts";

/** Why a key opened nothing. */
export type Refusal = "unknown" | "revoked" | "expired" | "owner-gone" | "for-another-door" | "without-scope";

const KEY = "access-keys.refused";
const HOUR_MS = 60 * 60_000;
/** So many addresses are told apart in an hour; all further ones are one. */
const ADDRESSES_MOST = 20;
const kept = z.object({ hour: z.number(), counts: z.record(z.string(), z.number()) });
const STRANGER = { kind: "stranger", id: null, displayName: "Not signed in" } as const;

type Refused = {
  request: Pick<Request, "headers">;
  why: Refusal;
  key: Pick<KeyFacts, "id" | "name" | "prefix"> | null;
};

/**
 * Counts a call with a key that opened nothing, by the hour: for a key that is known by the key, else by the
 * caller's address. The 1st, 10th, 100th … of an hour gets a line in the audit, so that a flood is seen and fills
 * nothing. Of an unknown key nothing is kept, and of an address only a digest.
 */
export function countRefusal(db: Database, clock: Clock, { request, why, key }: Refused): void {
  const address = key === null ? addressDigest(request) : null;
  inTransaction(db, () => {
    const counts = readCounts(db, clock.now());
    const source = key === null ? bucketOf(counts, `address:${address}`) : `key:${key.id}`;
    const calls = (counts[source] ?? 0) + 1;
    writeCounts(db, clock.now(), { ...counts, [source]: calls });
    if (!isTold(calls)) return;
    recordAudit(
      { db, clock, actor: STRANGER },
      {
        event: "key.refused",
        result: "refused",
        ...(key === null ? {} : { target: { kind: "access-key", id: key.id, name: key.name } }),
        details: {
          why,
          callsThisHour: calls,
          ...(key === null ? { addressDigest: source.slice("address:".length) } : { begins: key.prefix }),
        },
      },
    );
  });
}

const isTold = (calls: number) => /^10*$/.test(String(calls));

/** The nearest address that the proxy in front, or our own server, has seen. */
function addressDigest({ headers }: Pick<Request, "headers">): string {
  const nearest = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return sha256(`address:${nearest}`).slice(0, 16);
}

function bucketOf(counts: Record<string, number>, source: string): string {
  const known = Object.keys(counts).filter((each) => each.startsWith("address:"));
  return known.includes(source) || known.length < ADDRESSES_MOST ? source : "address:others";
}

const hourOf = (now: number) => Math.floor(now / HOUR_MS);

function readCounts(db: Database, now: number): Record<string, number> {
  const row = db.select().from(settings).where(eq(settings.key, KEY)).get();
  const last = row === undefined ? null : kept.parse(JSON.parse(row.value));
  return last?.hour === hourOf(now) ? last.counts : {};
}

function writeCounts(db: Database, now: number, counts: Record<string, number>): void {
  const row = { value: JSON.stringify({ hour: hourOf(now), counts }), updatedAt: now };
  db.insert(settings)
    .values({ key: KEY, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}
