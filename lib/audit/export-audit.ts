import "server-only";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { macOf } from "./append-audit-row.ts";
import { auditConditions, readForExport } from "./audit-data.ts";
import { csvHead, csvRow, exportFilters, exportSeal, ndjsonRow } from "./audit-export.ts";
import { auditKey } from "./audit-key.ts";
import { chainStatements } from "./chain-statements.ts";
import { recordAudit } from "./record-audit.ts";
import type { AuditQuery } from "./types.ts";

const CHUNK = 1_000;

export type AuditExport = {
  fileName: string;
  contentType: string;
  /** The newest row that could be in it. */
  throughSeq: number;
  pieces: Iterable<string>;
};

/**
 * Exports the rows that `query` finds, oldest first, in pieces that are read when they are asked for.
 * The export is itself on the log before the first row leaves, and in the file when the filters let it.
 * @param afterSeq only rows newer than this one: what another export had last.
 */
export function exportAudit(
  ctx: Context,
  query: AuditQuery,
  format: "csv" | "ndjson",
  afterSeq = 0,
): AuditExport {
  requireRole(ctx, "admin");
  const filters = { ...exportFilters(query), ...(afterSeq === 0 ? {} : { after: String(afterSeq) }) };
  const at = new Date(ctx.clock.now()).toISOString();
  recordAudit(ctx, { event: "audit.exported", result: "Done", details: { format, filters } });
  const throughSeq = chainStatements(ctx.db).head().seq;
  const chunks = chunksOf(ctx, query, { afterSeq, throughSeq });
  const fileName = `gatehouse-audit-${at.slice(0, 19).replaceAll(/[:T]/g, "-")}.${format}`;
  if (format === "csv")
    return { fileName, contentType: "text/csv; charset=utf-8", throughSeq, pieces: csvPieces(chunks) };
  const head = { at, by: ctx.actor.displayName.toWellFormed(), filters };
  return {
    fileName,
    contentType: "application/x-ndjson; charset=utf-8",
    throughSeq,
    pieces: ndjsonPieces(ctx, chunks, head),
  };
}

type Chunks = Iterable<ReturnType<typeof readForExport>>;

function* chunksOf(
  { db }: Context,
  query: AuditQuery,
  range: { afterSeq: number; throughSeq: number },
): Chunks {
  const where = auditConditions(query);
  const { throughSeq } = range;
  for (let { afterSeq } = range; ;) {
    const rows = readForExport(db, where, { afterSeq, throughSeq, limit: CHUNK });
    yield rows;
    if (rows.length < CHUNK) return;
    afterSeq = rows.at(-1)?.seq ?? throughSeq;
  }
}

function* csvPieces(chunks: Chunks): Iterable<string> {
  yield csvHead();
  for (const rows of chunks) yield rows.map(csvRow).join("");
}

function* ndjsonPieces(
  { db }: Context,
  chunks: Chunks,
  head: { at: string; by: string; filters: Record<string, string> },
): Iterable<string> {
  const key = auditKey(db);
  const seal = exportSeal(macOf(key), head);
  yield `${JSON.stringify({ export: head })}\n`;
  for (const rows of chunks) {
    for (const { hash } of rows) seal.add(hash);
    yield rows.map(ndjsonRow).join("");
  }
  yield `${JSON.stringify({ end: { key: key.id, ...seal.end() } })}\n`;
}
