import { isAuthentic, rowHash, type ChainRow, type Mac } from "./audit-chain.ts";
import type { ChainProblem } from "./types.ts";

/** A row that is known to be good, or the chain's beginning. */
export type Link = { seq: number; hash: string };

export type ChainRules = {
  mac: Mac;
  /** Hashes that were written down outside the database. */
  anchors: ReadonlyMap<number, { hash: string; at: number }>;
  /** Rows before this one are chained with a key that is lost: only their links can be followed. */
  macFrom: number;
  /** A filtered export leaves rows out. */
  allowsGaps: boolean;
};

/** How many rows after a bad one are looked at to say what happened. */
export const LOOK_AHEAD = 50;

/** Where in `rows` the chain that came to `last` breaks; -1 when it does not. */
export function findBreak(rows: readonly ChainRow[], last: Link, rules: ChainRules): number {
  let link = last;
  for (const [at, row] of rows.entries()) {
    if (!isNext(row, link, rules) || !isGood(row, rules)) return at;
    link = { seq: row.seq, hash: row.hash ?? "" };
  }
  return -1;
}

function isNext(row: ChainRow, link: Link, rules: ChainRules): boolean {
  if (rules.allowsGaps && row.seq > link.seq + 1) return true;
  return row.seq === link.seq + 1 && row.prevHash === link.hash;
}

function isGood(row: ChainRow, { mac, anchors, macFrom }: ChainRules): boolean {
  if (row.hash === null || row.prevHash === null) return false;
  if (row.seq >= macFrom && row.hash !== rowHash(mac, row.prevHash, row)) return false;
  const anchor = anchors.get(row.seq);
  return anchor === undefined || anchor.hash === row.hash;
}

/** Says what happened at a break: `rows[0]` is the first bad row, `last` the good one before it. */
export function explainBreak(rows: readonly ChainRow[], last: Link, rules: ChainRules): ChainProblem {
  const { mac, anchors } = rules;
  const [row] = rows;
  if (row === undefined) return { kind: "removed", seq: null, words: "The row is gone." };
  const at = row.seq;
  const next = last.seq + 1;
  const anchor = anchors.get(at);
  const told = (kind: ChainProblem["kind"], words: string): ChainProblem => ({ kind, seq: at, words });

  if (isNext(row, last, rules) && isAuthentic(mac, row) && anchor !== undefined && anchor.hash !== row.hash)
    return told(
      "rewritten",
      `Row ${at} is not the one that was anchored: the log was rewritten up to there.`,
    );
  if (row.hash === null) return told("inserted", `Row ${at} was not written by Gatehouse.`);
  if (at <= last.seq) return told("reordered", `Row ${at} stands after row ${last.seq}.`);
  if (at > next && rows.some((each) => each.seq === next))
    return told("reordered", `Row ${at} stands before row ${next}.`);
  if (at > next && !rules.allowsGaps) return told("removed", `${rowsFromTo(next, at - 1)} removed.`);

  // The row that belongs here names the last good one; renumbering does not hide it.
  const isFollower = (each: ChainRow) => each.prevHash === last.hash && isAuthentic(mac, each, next);
  const place = placeOf(row, mac, next);
  if (rows.some((each, index) => index > 0 && isFollower(each))) {
    return place === null
      ? told("inserted", `Row ${at} was not written by Gatehouse; the row that belongs here stands after it.`)
      : told("reordered", `Row ${at} was written as row ${place}.`);
  }
  if (place !== null && place > next)
    return told("removed", `${rowsFromTo(next, place - 1)} removed, and the rows after renumbered.`);
  if (place !== null && place < next) return told("reordered", `Row ${at} was written as row ${place}.`);
  if (place === next) return told("reordered", `Row ${at} does not follow row ${last.seq}.`);
  return told("edited", `Row ${at} is not as it was written.`);
}

/** The place a row was written at, looked for around `near`; null when Gatehouse did not write it so. */
function placeOf(row: ChainRow, mac: Mac, near: number): number | null {
  for (let away = 0; away <= LOOK_AHEAD; away += 1) {
    if (isAuthentic(mac, row, near + away)) return near + away;
    if (near - away > 0 && isAuthentic(mac, row, near - away)) return near - away;
  }
  return null;
}

function rowsFromTo(from: number, to: number): string {
  return from === to ? `Row ${from} was` : `Rows ${from} to ${to} were`;
}
