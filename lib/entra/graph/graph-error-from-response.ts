import { findCall } from "./calls.ts";
import { GraphError, type GraphErrorKind, type RefusalDetail } from "./errors.ts";
import { isRecord } from "./page.ts";

/** A whole answer as the transport read it, or one part of a batch. */
export type FailedAnswer = {
  status: number;
  method: string;
  /** Relative to /v1.0. */
  path: string;
  /** Names of what the request's body said: calls of one address can need different permissions. */
  sent?: readonly string[] | undefined;
  body: unknown;
  requestId?: string | undefined;
  retryAfterMs?: number | undefined;
  location?: string | undefined;
};

/** Texts by which alone some 400s can be told apart (FACTS §1.5); matched without case. */
const ALREADY_TEXTS = [
  "one or more added object references already exist",
  "one or more removed object references do not exist",
  "permission being assigned already exists",
  "entitlementgrant entry already exists",
];

/** The same for refusals that people can do something about. */
const DETAIL_TEXTS: readonly (readonly [RefusalDetail, RegExp])[] = [
  ["unknown-role", /permission being assigned was not found on application/],
  ["password-policy", /password.*(compl[yie]|polic|banned|common|weak|requirement)/],
  ["on-premises", /on-premises mastered directory sync objects/],
  ["exchange-managed", /mail-enabled security groups and or distribution list/],
  ["no-guests", /guests? users? are not allowed to join/],
  ["name-taken", /another object with the same value|conflicting object|proxy ?address.*(already|conflict)/],
];

const EXPIRED_CODES = new Set([
  "syncstatenotfound",
  "resyncrequired",
  "directory_expiredpagetoken",
  "directorypagetokennotfoundexception",
]);

type Row = { kind: GraphErrorKind; fits: (answer: FailedAnswer, code: string, text: string) => boolean };

/** Rows that need no body. */
const BY_STATUS: readonly Row[] = [
  { kind: "throttled", fits: (a, code) => a.status === 429 || code === "request_throttled" },
  {
    kind: "expired-delta",
    fits: (a, code) => a.status === 410 || (a.status < 500 && EXPIRED_CODES.has(code)),
  },
  {
    kind: "expired-delta",
    fits: (a, _code, text) => a.status === 400 && text.includes("badly formed token"),
  },
  { kind: "unavailable", fits: (a) => a.status === 408 || a.status >= 500 },
  // A proxy's page is not Graph's word: "404" from it must not read as "already removed".
  { kind: "unavailable", fits: (_a, code) => code === "" },
];

/** Rows for answers with Graph's own error body. */
const BY_GRAPH: readonly Row[] = [
  { kind: "needs-reauthorization", fits: (a) => a.status === 401 },
  {
    kind: "already-so",
    fits: (a, _code, text) => a.status === 400 && ALREADY_TEXTS.some((known) => text.includes(known)),
  },
  // One end of the reference is gone, or too new for the copy that answered.
  {
    kind: "not-found",
    fits: (a, _code, text) => a.status === 400 && text.includes("not a valid reference update"),
  },
  { kind: "refused", fits: (a) => a.status === 403 },
  { kind: "not-found", fits: (a) => a.status === 404 },
  { kind: "conflict", fits: (a) => a.status === 409 || a.status === 412 },
];

/** The one table from Microsoft's answers to our kinds. First row that fits wins. */
const RULES = [...BY_STATUS, ...BY_GRAPH];

/**
 * What a non-2xx answer means. `roles` are the permissions in the token that was used (fresh after a
 * 403): a 403 without any is a revoked consent, without a fitting one a missing permission, and with
 * one a target that Microsoft protects.
 * Source: learn.microsoft.com/graph/errors, graph/throttling, graph/delta-query-overview
 */
export function graphErrorFromResponse(answer: FailedAnswer, roles: readonly string[]): GraphError {
  const error = isRecord(answer.body) && isRecord(answer.body.error) ? answer.body.error : {};
  const code = typeof error.code === "string" ? error.code : undefined;
  const text = typeof error.message === "string" ? error.message : "";
  const rule = RULES.find((row) => row.fits(answer, (code ?? "").toLowerCase(), text.toLowerCase()));
  const anyOf = findCall(answer.method, answer.path, answer.sent)?.anyOf ?? [];
  let kind: GraphErrorKind = rule?.kind ?? "invalid";
  if (kind === "refused" && code !== "Directory_QuotaExceeded") {
    if (roles.length === 0) kind = "needs-reauthorization";
    else if (anyOf.length > 0 && !anyOf.some((name) => roles.includes(name))) kind = "missing-permission";
  }
  return new GraphError({
    kind,
    message: `${answer.method} ${answer.path.split("?")[0]} → ${answer.status} ${code ?? ""} ${text}`.trim(),
    status: answer.status,
    code,
    requestId: answer.requestId,
    retryAfterMs: answer.retryAfterMs,
    location: answer.location,
    permissions: kind === "missing-permission" ? anyOf : undefined,
    detail: detailOf(answer.status, code, text.toLowerCase()),
  });
}

function detailOf(status: number, code: string | undefined, text: string): RefusalDetail | undefined {
  if (status !== 400 && status !== 403) return undefined;
  if (code === "Directory_QuotaExceeded") return "quota";
  return DETAIL_TEXTS.find(([, pattern]) => pattern.test(text))?.[0];
}
