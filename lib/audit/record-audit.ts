import "server-only";
import { inTransaction } from "#db/client.ts";
import { appendAuditRow } from "./append-audit-row.ts";
import { beginAuditChain } from "./begin-audit-chain.ts";
import type { AuditContext, AuditLine } from "./types.ts";

/** Writes one audit row, chained to the one before. Call it inside the transaction of the change it tells about. */
export function recordAudit(ctx: AuditContext, line: AuditLine): void {
  inTransaction(ctx.db, () => appendAuditRow(ctx, beginAuditChain(ctx), line));
}
