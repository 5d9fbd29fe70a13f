import { deltaLifeMs } from "../store/constants.ts";
import type { GraphCall } from "./call.ts";
import type { DeltaRound, DeltaRules } from "./delta-round.ts";
import { Refusal } from "./graph-error.ts";
import { decodePosition, encodePosition, nextLink, type Position } from "./paging.ts";

// Real tokens are about this long: nobody may count on short addresses.
const padding = "p".repeat(360);

/** Where a token says that the round stands. Throws `Refusal`: 400 for an old page, 410 for an old round. */
export function decodeDelta(call: GraphCall, rules: DeltaRules, token: string): Position {
  const isDelta = call.query.has("$deltatoken");
  const position = tryDecode(isDelta ? "delta" : "round", token.replace(padding, ""));
  const expiredBefore = Number(call.store.meta("delta-expired-before") ?? 0);
  if (
    position &&
    position.set === rules.set &&
    Number(position.issuedAt) > Math.max(call.store.now() - deltaLifeMs, expiredBefore)
  )
    return position;
  if (!isDelta && position)
    throw new Refusal(
      400,
      "Directory_ExpiredPageToken",
      "The specified page token value has expired and can no longer be included in your request.",
    );
  const location = `${call.base}/v1.0/${call.segments.join("/")}?$deltatoken=`;
  throw new Refusal(
    410,
    "syncStateNotFound",
    "The sync state generation is not found. Please perform a full sync.",
    { location },
  );
}

function tryDecode(kind: string, token: string): Position | undefined {
  try {
    return decodePosition(kind, token);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

const stamp = (round: DeltaRound) => ({
  set: round.rules.set,
  select: round.select,
  ids: round.ids,
  issuedAt: round.store.now(),
});

/** The link to the next page of a round. */
export function roundLink(round: DeltaRound, position: Position): string {
  const token = encodePosition("round", { ...position, ...stamp(round) }) + padding;
  return nextLink(bare(round.call), token);
}

/** The link that ends a round: the next one begins after change number `at`. */
export function deltaLink(round: DeltaRound, at: number): string {
  return nextLink(
    bare(round.call),
    encodePosition("delta", { at, ...stamp(round) }) + padding,
    "$deltatoken",
  );
}

// Options of the first call live in the token; links carry nothing else.
const bare = (call: GraphCall): GraphCall => ({ ...call, query: new Map() });
