import "server-only";
import { isNotNull } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { auditChain, auditEntries } from "#db/schema/index.ts";
import { log } from "#lib/platform/log.ts";
import { appendAuditRow, macOf } from "./append-audit-row.ts";
import { GENESIS, isAuthentic, rowHash } from "./audit-chain.ts";
import { auditKey, reloadAuditKey, type AuditKey } from "./audit-key.ts";
import { readChainRows } from "./chain-rows-data.ts";
import { chainStatements } from "./chain-statements.ts";
import { CHAIN_BEGAN, OLDER_ROWS, KEY_LOST } from "./constants.ts";
import type { AuditContext } from "./types.ts";

const CHUNK = 5_000;

/**
 * Makes sure that the chain is written with the key at hand; cheap when it is. Rows from before the
 * chain get their hashes once, and a line that says how many they were. A key that is not the chain's
 * gets a line of its own too: what was written before can't be verified any more.
 */
export function beginAuditChain(ctx: AuditContext): AuditKey {
  const known = auditKey(ctx.db);
  if (isChainOf(ctx.db, known)) return known;
  const key = reloadAuditKey(ctx.db);
  inTransaction(ctx.db, () => {
    if (!isChainOf(ctx.db, key)) begin(ctx, key);
  });
  return key;
}

function begin(ctx: AuditContext, key: AuditKey): void {
  const { db } = ctx;
  const former = db.select().from(auditChain).get();
  const set = { keyId: key.id, begunAt: ctx.clock.now() };
  const head = chainStatements(db).head();
  db.insert(auditChain)
    .values({ id: 1, ...set })
    .onConflictDoUpdate({ target: auditChain.id, set })
    .run();
  if (head.seq === 0) return;
  const isChained = db
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(isNotNull(auditEntries.hash));
  if (isChained.limit(1).get() === undefined) {
    const rows = chainOlderRows(db, key);
    const details = { why: OLDER_ROWS, rows, throughSeq: head.seq };
    appendAuditRow(ctx, key, { event: CHAIN_BEGAN, result: "Done", details });
    log.info(details, "the audit chain begins");
    return;
  }
  const [last] = readChainRows(db, head.seq - 1, 1);
  if (last !== undefined && isAuthentic(macOf(key), last)) return;
  const details = { why: KEY_LOST, throughSeq: head.seq, formerKeyId: former?.keyId ?? null };
  log.error(details, "the key of the audit chain is another: what was written before can't be verified");
  appendAuditRow(ctx, key, { event: CHAIN_BEGAN, result: "Done", details });
}

function isChainOf(db: Database, key: AuditKey): boolean {
  return chainStatements(db).keyId() === key.id;
}

function chainOlderRows(db: Database, key: AuditKey): number {
  const mac = macOf(key);
  const update = db.$client.prepare("UPDATE audit_entries SET prev_hash = ?, hash = ? WHERE seq = ?");
  let prevHash = GENESIS;
  let count = 0;
  for (let after = 0; ;) {
    const rows = readChainRows(db, after, CHUNK);
    for (const row of rows) {
      const hash = rowHash(mac, prevHash, row);
      update.run(prevHash, hash, row.seq);
      prevHash = hash;
      after = row.seq;
    }
    count += rows.length;
    if (rows.length < CHUNK) return count;
  }
}
