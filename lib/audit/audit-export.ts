import { CSV_BOM, csvLine, type CsvCell } from "#lib/platform/csv.ts";
import { GENESIS, type ChainRow, type Mac } from "./audit-chain.ts";
import type { StoredEntry } from "./audit-data.ts";
import { actorKindWords, eventWords, resultWords } from "./audit-words.ts";
import type { AuditQuery } from "./types.ts";

/** The first line of an NDJSON export. */
export type ExportHead = {
  at: string;
  by: string;
  /** Empty when everything up to the last row was exported. */
  filters: Record<string, string>;
};

/** The last line: without it the file was cut. */
export type ExportEnd = { rows: number; key: string; mac: string };

/** The filters in force, as an export names them. */
export function exportFilters(query: AuditQuery): Record<string, string> {
  const { q, family, actor, result, from, to, zone } = query;
  const dates = from === null && to === null ? null : zone;
  const named = { q: q.trim() || null, family, actor, result, from, to, zone: dates };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

/** One row as a line of NDJSON, with its hashes. Details are spliced in as stored: their text is what was hashed. */
export function ndjsonRow({ detailsText, requestNumber: _number, ...row }: StoredEntry): string {
  const { seq, at, prevHash, hash, ...rest } = row;
  const open = JSON.stringify({ seq, at: new Date(at).toISOString(), ...rest }).slice(0, -1);
  return `${open},"details":${detailsText ?? "null"},"prevHash":${JSON.stringify(prevHash)},"hash":${JSON.stringify(hash)}}\n`;
}

/** Follows the rows of an export, so that its end can vouch for all of them. */
export function exportSeal(mac: Mac, head: ExportHead) {
  let digest = mac(`export\n${JSON.stringify([head.at, head.by, head.filters])}`);
  let rows = 0;
  return {
    add(hash: string | null): void {
      digest = mac(`export row\n${digest}${hash ?? GENESIS}`);
      rows += 1;
    },
    end: (): { rows: number; mac: string } => ({ rows, mac: mac(`export end\n${rows}\n${digest}`) }),
  };
}

/** The columns of a CSV export: facts for people first, ids and hashes last. */
const CSV_COLUMNS: readonly [string, (row: StoredEntry) => CsvCell][] = [
  ["Row", (row) => row.seq],
  ["Time (UTC)", (row) => new Date(row.at).toISOString()],
  ["Who", (row) => row.actorName],
  ["Kind of actor", (row) => actorKindWords(row.actorKind)],
  ["What", (row) => eventWords(row.event, detailsOf(row))],
  ["Target", (row) => row.targetName],
  ["Kind of target", (row) => row.targetKind],
  ["Result", (row) => resultWords(row.event, row.result).words],
  ["Request", (row) => (row.requestNumber === null ? null : `REQ-${row.requestNumber}`)],
  ["Event", (row) => row.event],
  ["Result code", (row) => row.result],
  ["Actor id", (row) => row.actorId],
  ["Target id", (row) => row.targetId],
  ["Request id", (row) => row.requestId],
  ["Action run", (row) => row.actionRunId],
  ["Digest", (row) => row.digest],
  ["Microsoft request id", (row) => row.graphRequestId],
  ["Details (JSON)", (row) => row.detailsText],
  ["Previous hash", (row) => row.prevHash],
  ["Hash", (row) => row.hash],
];

/** The first line of a CSV export. */
export function csvHead(): string {
  return CSV_BOM + csvLine(CSV_COLUMNS.map(([title]) => title));
}

/** One row as a line of CSV. */
export function csvRow(row: StoredEntry): string {
  return csvLine(CSV_COLUMNS.map(([, cell]) => cell(row)));
}

/** A row read back from an export, as the chain sees it. */
export function chainRowOf(
  row: Omit<StoredEntry, "detailsText" | "requestNumber"> & { details: unknown },
): ChainRow {
  const { seq, at, event, actorKind, actorId, actorName, targetKind, targetId, targetName } = row;
  const { result, requestId, actionRunId, digest, graphRequestId, details, prevHash, hash } = row;
  const who = [actorKind, actorId, actorName];
  const target = [targetKind, targetId, targetName];
  const ids = [requestId, actionRunId, digest, graphRequestId];
  const text = details === null ? null : JSON.stringify(details);
  return { seq, fields: [seq, at, event, ...who, ...target, result, ...ids, text], prevHash, hash };
}

function detailsOf({ detailsText }: StoredEntry): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(detailsText ?? "null");
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}
