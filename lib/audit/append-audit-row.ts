import "server-only";
import { inTransaction } from "#db/client.ts";
import { GENESIS, macWith, rowHash, type Mac } from "./audit-chain.ts";
import type { AuditKey } from "./audit-key.ts";
import { chainStatements } from "./chain-statements.ts";
import type { AuditContext, AuditLine } from "./types.ts";

const macs = new WeakMap<AuditKey, Mac>();

/** The MAC of a key, prepared once. */
export function macOf(key: AuditKey): Mac {
  const mac = macs.get(key) ?? macWith(key.bytes);
  macs.set(key, mac);
  return mac;
}

/** Adds one row to the chain. For recordAudit and the beginning of a chain only. */
export function appendAuditRow({ db, clock, actor }: AuditContext, key: AuditKey, line: AuditLine): void {
  inTransaction(db, () => {
    const statements = chainStatements(db);
    const head = statements.head();
    // The counter never goes back: rows cut from the end leave a gap.
    const seq = Math.max(head.seq, head.usedSeq) + 1;
    const who = [actor.kind, text(actor.id), text(actor.displayName)];
    const target = [text(line.target?.kind), text(line.target?.id), text(line.target?.name)];
    const ids = [line.requestId, line.actionRunId, line.digest, line.graphRequestId].map(text);
    const details = line.details === undefined ? null : JSON.stringify(line.details);
    const fields = [
      seq,
      clock.now(),
      text(line.event),
      ...who,
      ...target,
      text(line.result),
      ...ids,
      details,
    ];
    const prevHash = head.hash ?? GENESIS;
    const hash = rowHash(macOf(key), prevHash, { seq, fields, prevHash, hash: null });
    statements.insert(fields, prevHash, hash);
  });
}

/** SQLite keeps no lone surrogates: what is hashed must be what is stored. */
function text(value: string | null | undefined): string | null {
  return value?.toWellFormed() ?? null;
}
