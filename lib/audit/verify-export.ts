import "server-only";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { macOf } from "./append-audit-row.ts";
import { anchorsPath, readAnchors } from "./audit-anchors.ts";
import { GENESIS, type ChainRow } from "./audit-chain.ts";
import { chainRowOf, exportSeal, type ExportEnd } from "./audit-export.ts";
import { findAuditKey } from "./audit-key.ts";
import { explainBreak, findBreak, LOOK_AHEAD, type ChainRules, type Link } from "./chain-break.ts";
import { chainCheckpoints } from "./chain-rows-data.ts";
import { KEY_LOST } from "./constants.ts";
import type { ChainProblem, Verification } from "./types.ts";
import { keyMissing } from "./verify-audit.ts";

const text = z.string();
const optional = z.string().nullable();
const headSchema = z.strictObject({
  export: z.strictObject({ at: text, by: text, filters: z.record(text, text) }),
});
const endSchema = z.strictObject({ end: z.strictObject({ rows: z.number(), key: text, mac: text }) });
// Strict: a word that the hash does not cover must not stand in a line.
const rowSchema = z.strictObject({
  seq: z.number().int(),
  at: z.iso.datetime().transform((at) => Date.parse(at)),
  event: text,
  actorKind: z.enum(["member", "worker", "command-line", "machine", "stranger"]),
  actorId: optional,
  actorName: text,
  targetKind: optional,
  targetId: optional,
  targetName: optional,
  result: text,
  requestId: optional,
  actionRunId: optional,
  digest: optional,
  graphRequestId: optional,
  details: z.unknown(),
  prevHash: optional,
  hash: optional,
});

/** Verifies an NDJSON export line by line, with this desk's key and anchors. */
export async function verifyExport(db: Database, path: string): Promise<Verification> {
  const lines = createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity });
  return verifyExportLines(db, lines);
}

/** The same for lines from anywhere. */
export async function verifyExportLines(
  db: Database,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Verification> {
  const key = findAuditKey(db);
  if (key === null) return { ...nothingRead, problem: keyMissing };
  const checkpoints = chainCheckpoints(db);
  const formerKeys = new Set(checkpoints.flatMap(({ formerKeyId }) => formerKeyId ?? []));
  const macFrom = checkpoints.findLast(({ why }) => why === KEY_LOST)?.seq ?? 0;
  const anchors = readAnchors(anchorsPath(db), key, formerKeys).bySeq;
  const check = createExportCheck({ mac: macOf(key), anchors, macFrom, allowsGaps: false });
  for await (const line of lines) {
    if (line !== "" && !check.take(line)) break;
  }
  return check.close();
}

/** Takes an export line by line, until it has seen enough (`false`); `close` says how it came out. */
function createExportCheck(rules: ChainRules) {
  const found: Verification = { ...nothingRead };
  let seal: ReturnType<typeof exportSeal> | null = null;
  let end: ExportEnd | null = null;
  let link: Link = { seq: 0, hash: GENESIS };
  let line = 0;
  // The first bad row with some that follow it.
  const bad: ChainRow[] = [];

  function fail(kind: ChainProblem["kind"], words: string, seq: number | null = null): false {
    found.problem ??= { kind, seq, words };
    return false;
  }
  function takeHead(parsed: unknown): boolean {
    const head = headSchema.safeParse(parsed);
    if (!head.success) return fail("unreadable", "The file does not begin like an export of Gatehouse’s.");
    rules.allowsGaps = Object.keys(head.data.export.filters).length > 0;
    seal = exportSeal(rules.mac, head.data.export);
    return true;
  }
  function takeRow(row: ChainRow): boolean {
    if (bad.length > 0 || findBreak([row], link, rules) === 0) return bad.push(row) < LOOK_AHEAD;
    seal?.add(row.hash);
    found.rows += 1;
    if (rules.anchors.has(row.seq)) found.anchors += 1;
    found.throughSeq = row.seq;
    link = { seq: row.seq, hash: row.hash ?? "" };
    return true;
  }
  return {
    take(text: string): boolean {
      line += 1;
      const parsed = parseLine(text);
      if (seal === null) return takeHead(parsed);
      const last = endSchema.safeParse(parsed);
      if (last.success && end === null) {
        end = last.data.end;
        return true;
      }
      const row = rowSchema.safeParse(parsed);
      if (!row.success || end !== null) return fail("unreadable", `Line ${line} is not a row of an export.`);
      return takeRow(chainRowOf({ ...row.data, details: row.data.details ?? null }));
    },
    close: (): Verification => {
      const broken = bad.length > 0 ? explainBreak(bad, link, rules) : null;
      const problem = found.problem ?? broken ?? problemAtEnd(found.rows, link, seal, end, rules.macFrom);
      return { ...found, problem };
    },
  };
}

/** What the seal of an export says about its rows, all of which were in order; null when it fits. */
function problemAtEnd(
  rows: number,
  { seq }: Link,
  seal: ReturnType<typeof exportSeal> | null,
  end: ExportEnd | null,
  macFrom: number,
): ChainProblem | null {
  const told = (kind: ChainProblem["kind"], words: string, at: number | null = null) => ({
    kind,
    seq: at,
    words,
  });
  if (seal === null) return told("unreadable", "The file is empty.");
  if (end === null) return told("tail-cut", `The file ends after row ${seq} without its last line.`, seq + 1);
  const ours = seal.end();
  if (end.rows > ours.rows)
    return told("removed", `${end.rows - ours.rows} of ${end.rows} rows were removed.`);
  if (end.mac !== ours.mac)
    return told("edited", "The file is not as it was exported: its head, its end, or which rows it holds.");
  if (macFrom === 0 || rows === 0) return null;
  return told("key-missing", `Rows before ${macFrom} are chained with a key that is no longer there.`);
}

const nothingRead: Verification = { problem: null, rows: 0, throughSeq: 0, anchors: 0, olderThanChain: 0 };

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
