import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { macOf } from "./append-audit-row.ts";
import { auditFolder, type AuditKey } from "./audit-key.ts";
import type { ChainProblem } from "./types.ts";

const anchorSchema = z.object({
  seq: z.number().int().positive(),
  hash: z.string(),
  at: z.number(),
  key: z.string(),
  mac: z.string(),
});

/** A row of the chain as it was at a moment, written outside the database. */
export type Anchor = z.output<typeof anchorSchema>;

/** Anchors by the row they name, and what is wrong with the file. */
export type Anchors = { bySeq: Map<number, Anchor>; lastSeq: number; problem: ChainProblem | null };

/** Where the anchors of a database are; null for one in memory. */
export function anchorsPath(db: Database): string | null {
  const folder = auditFolder(db);
  return folder === null ? null : join(folder, "audit-anchors.ndjson");
}

/** The seal of an anchor. Never mistaken for a row's hash: those begin with 64 hex digits. */
export function anchorMac(key: AuditKey, anchor: Omit<Anchor, "mac">): string {
  return macOf(key)(`anchor\n${JSON.stringify([anchor.seq, anchor.hash, anchor.at, anchor.key])}`);
}

/** Reads the anchors at `path`. Those of a key in `formerKeys` can't be checked and don't count. */
export function readAnchors(
  path: string | null,
  key: AuditKey,
  formerKeys: ReadonlySet<string> = new Set(),
): Anchors {
  const anchors: Anchors = { bySeq: new Map(), lastSeq: 0, problem: null };
  if (path === null || !existsSync(path)) return anchors;
  // A last line without its end was cut by a power cut; the next anchor takes its place.
  const lines = readFileSync(path, "utf8").split("\n").slice(0, -1);
  for (const [at, line] of lines.entries()) {
    const anchor = parse(line);
    if (anchor === null) anchors.problem ??= problem(null, `Line ${at + 1} of the anchors can't be read.`);
    else if (anchor.mac === anchorMac(key, anchor)) keep(anchors, anchor);
    else if (!formerKeys.has(anchor.key)) anchors.problem ??= forged(anchor, key);
  }
  return anchors;
}

function keep(anchors: Anchors, anchor: Anchor): void {
  const other = anchors.bySeq.get(anchor.seq);
  if (other !== undefined && other.hash !== anchor.hash) {
    anchors.problem ??= problem(anchor.seq, `Two anchors of row ${anchor.seq} differ: the log was replaced.`);
  }
  if (other === undefined) anchors.bySeq.set(anchor.seq, anchor);
  anchors.lastSeq = Math.max(anchors.lastSeq, anchor.seq);
}

function forged(anchor: Anchor, key: AuditKey): ChainProblem {
  const words =
    anchor.key === key.id
      ? `The anchor of row ${anchor.seq} was changed.`
      : `The anchor of row ${anchor.seq} was made with another key (${anchor.key}): the key was replaced.`;
  return problem(anchor.seq, words);
}

function problem(seq: number | null, words: string): ChainProblem {
  return { kind: "anchor", seq, words };
}

function parse(line: string): Anchor | null {
  try {
    const parsed = anchorSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
