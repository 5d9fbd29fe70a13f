import type { GraphCall } from "./call.ts";
import { Refusal, unsupportedQuery } from "./graph-error.ts";

/** Where the next page begins. Opaque to clients; they must follow the link as it is. */
export type Position = Record<string, string | number>;

/** A long opaque token, as Graph's are. `kind` keeps a page token from being used as a delta token. */
export function encodePosition(kind: string, position: Position): string {
  return Buffer.from(JSON.stringify({ kind, ...position })).toString("base64url");
}

/** Reads a token of ours back; anything else is refused as Graph refuses a stale one. */
export function decodePosition(kind: string, token: string): Position {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (typeof value === "object" && value !== null && "kind" in value && value.kind === kind)
      return { ...value } as Position;
  } catch {
    // Falls through to the refusal below: not a token of ours.
  }
  throw new Refusal(
    400,
    "Directory_ExpiredPageToken",
    "The specified page token value has expired and can no longer be included in your request.",
  );
}

/** $top within 1..999, default 100; the refusal names the range as Graph's does. */
export function pageSize(call: GraphCall): number {
  const top = call.query.get("$top");
  if (top === undefined) return 100;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > 999) {
    throw unsupportedQuery(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  }
  return size;
}

/** The absolute link to the next page: same path and options, new token. */
export function nextLink(call: GraphCall, token: string, name = "$skiptoken"): string {
  const kept = [...call.query].filter(([key]) => key !== "$skiptoken" && key !== "$deltatoken");
  const options = [...kept, [name, token]].map(([key, value]) => `${key}=${encodeURIComponent(value ?? "")}`);
  return `${call.base}/v1.0/${call.segments.map((segment) => encodeURIComponent(segment).replace("%24", "$")).join("/")}?${options.join("&")}`;
}

export const isEventual = (call: GraphCall) => call.headers.consistencylevel?.toLowerCase() === "eventual";
export const wantsCount = (call: GraphCall) => call.query.get("$count")?.toLowerCase() === "true";

/** Advanced queries need the header and, but for $search, $count=true. */
export function requireAdvanced(call: GraphCall, needsCount = true): void {
  if (isEventual(call) && (!needsCount || wantsCount(call))) return;
  throw unsupportedQuery(
    call.query.has("$search")
      ? "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'"
      : "Unsupported Query.",
  );
}
