import "server-only";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { CHAINED_COLUMNS, type ChainRow } from "./audit-chain.ts";
import { CHAIN_BEGAN } from "./constants.ts";

type Raw = [number, ...(string | number | null)[]];
const COLUMNS = CHAINED_COLUMNS.length;

/** Rows after `afterSeq` as they are stored, oldest first. */
export function readChainRows(db: Database, afterSeq: number, limit: number): ChainRow[] {
  const columns = [...CHAINED_COLUMNS, "prev_hash", "hash"].join(", ");
  // The columns are named above and hold text, integers and nulls only.
  return db.$client
    .prepare<[number, number], Raw>(`SELECT ${columns} FROM audit_entries WHERE seq > ? ORDER BY seq LIMIT ?`)
    .raw()
    .all(afterSeq, limit)
    .map((raw) => ({
      seq: raw[0],
      fields: raw.slice(0, COLUMNS),
      prevHash: asText(raw[COLUMNS]),
      hash: asText(raw[COLUMNS + 1]),
    }));
}

const asText = (value: string | number | null | undefined) => (typeof value === "string" ? value : null);

const checkpoint = z.object({
  why: z.string(),
  throughSeq: z.number(),
  rows: z.number().optional(),
  formerKeyId: z.string().nullish(),
});

/** The lines that say from where on the chain can be verified, oldest first. */
export function chainCheckpoints(db: Database): (z.output<typeof checkpoint> & { seq: number })[] {
  return db.$client
    .prepare<[string], { seq: number; details: string }>(
      "SELECT seq, details FROM audit_entries WHERE event = ? ORDER BY seq",
    )
    .all(CHAIN_BEGAN)
    .flatMap(({ seq, details }) => {
      const parsed = checkpoint.safeParse(jsonOf(details));
      return parsed.success ? [{ seq, ...parsed.data }] : [];
    });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody edited it: the chain itself will say so.
    return null;
  }
}
