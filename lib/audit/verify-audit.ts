import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import type { Database } from "#db/client.ts";
import { auditChain } from "#db/schema/index.ts";
import { macOf } from "./append-audit-row.ts";
import { anchorsPath, readAnchors, type Anchors } from "./audit-anchors.ts";
import { GENESIS } from "./audit-chain.ts";
import { findAuditKey } from "./audit-key.ts";
import { explainBreak, findBreak, LOOK_AHEAD, type ChainRules, type Link } from "./chain-break.ts";
import { chainCheckpoints, readChainRows } from "./chain-rows-data.ts";
import { chainStatements, type ChainHead } from "./chain-statements.ts";
import { KEY_LOST, OLDER_ROWS } from "./constants.ts";
import type { ChainProblem, Verification } from "./types.ts";

const CHUNK = 5_000;

/**
 * Follows the chain from its beginning, or over the `newest` rows, and holds it against the anchors.
 * Reads in pieces and lets others work in between; rows written meanwhile are left for the next time.
 */
export async function verifyAudit(db: Database, { newest }: { newest?: number } = {}): Promise<Verification> {
  const key = findAuditKey(db);
  const checkpoints = chainCheckpoints(db);
  const lost = checkpoints.findLast(({ why }) => why === KEY_LOST);
  const chain = db.select().from(auditChain).get();
  const formerKeys = new Set(checkpoints.flatMap(({ formerKeyId }) => formerKeyId ?? []));
  // Before the head: an anchor that is set meanwhile must not name a row that is not looked at.
  const anchors = key === null ? noAnchors : readAnchors(anchorsPath(db), key, formerKeys);
  const head = chainStatements(db).head();
  const from = newest === undefined ? 0 : Math.max(0, head.seq - newest);
  const found: Verification = {
    problem: null,
    rows: 0,
    throughSeq: from,
    anchors: anchors.bySeq.size,
    olderThanChain: checkpoints.find(({ why }) => why === OLDER_ROWS)?.rows ?? 0,
  };
  if (key === null) return { ...found, problem: head.seq === 0 ? null : keyMissing };
  if (head.seq > 0 && chain === undefined) return { ...found, problem: notBegun };
  const rules = {
    mac: macOf(key),
    anchors: anchors.bySeq,
    macFrom: lost?.seq ?? 0,
    allowsGaps: false,
  };
  found.problem =
    (await follow(db, found, head.seq, rules)) ??
    cutTail(head, anchors) ??
    anchors.problem ??
    missingAnchors(chain?.anchoredSeq ?? 0, anchors, formerKeys) ??
    (lost === undefined || from >= lost.seq - 1 ? null : keyLost(lost.throughSeq));
  return found;
}

/** Walks on from `found.throughSeq`; the first break, or null. */
async function follow(
  db: Database,
  found: Verification,
  lastSeq: number,
  rules: ChainRules,
): Promise<ChainProblem | null> {
  let link = linkAt(db, found.throughSeq);
  while (link.seq < lastSeq) {
    const rows = readChainRows(db, link.seq, Math.min(CHUNK, lastSeq - link.seq));
    const at = findBreak(rows, link, rules);
    const good = at === -1 ? rows : rows.slice(0, at);
    const last = good.at(-1);
    if (last !== undefined) link = { seq: last.seq, hash: last.hash ?? "" };
    found.rows += good.length;
    found.throughSeq = link.seq;
    if (at !== -1) return explainBreak(readBad(db, rows.slice(at), link), link, rules);
    if (rows.length === 0) return { kind: "removed", seq: null, words: "Rows were removed meanwhile." };
    await breathe();
  }
  return null;
}

function readBad(db: Database, rows: ReturnType<typeof readChainRows>, link: Link) {
  const wanted = rows.slice(0, LOOK_AHEAD);
  const after = wanted.at(-1)?.seq ?? link.seq;
  return [...wanted, ...readChainRows(db, after, LOOK_AHEAD - wanted.length)];
}

function linkAt(db: Database, seq: number): Link {
  if (seq === 0) return { seq: 0, hash: GENESIS };
  return { seq, hash: readChainRows(db, seq - 1, 1)[0]?.hash ?? "" };
}

function cutTail(head: ChainHead, anchors: Anchors): ChainProblem | null {
  const known = Math.max(head.usedSeq, anchors.lastSeq);
  if (known <= head.seq) return null;
  const by = anchors.lastSeq === known ? "an anchor names it" : "the counter has passed it";
  const words = `The log ends at row ${head.seq}, but there was a row ${known}: ${by}.`;
  return { kind: "tail-cut", seq: head.seq + 1, words };
}

function missingAnchors(
  anchoredSeq: number,
  anchors: Anchors,
  formerKeys: ReadonlySet<string>,
): ChainProblem | null {
  if (anchors.lastSeq >= anchoredSeq || formerKeys.size > 0) return null;
  const words = `Row ${anchoredSeq} was anchored, but the anchors (audit-anchors.ndjson) end at ${anchors.lastSeq}.`;
  return { kind: "anchor", seq: anchoredSeq, words };
}

function keyLost(throughSeq: number): ChainProblem {
  const words = `Rows 1 to ${throughSeq} are chained with a key that is no longer there: their links hold, but not who wrote them.`;
  return { kind: "key-missing", seq: 1, words };
}

const noAnchors: Anchors = { bySeq: new Map(), lastSeq: 0, problem: null };
/** Without the key nothing can be called intact. */
export const keyMissing: ChainProblem = {
  kind: "key-missing",
  seq: null,
  words: "The key of the audit log is not there (keys/audit.key in the data folder).",
};
const notBegun: ChainProblem = {
  kind: "not-begun",
  seq: null,
  words: "These rows are not chained yet: start Gatehouse once.",
};
