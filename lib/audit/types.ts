import type { Actor, Context } from "#lib/platform/context.ts";
import type { AUDIT_FAMILIES, AUDIT_RESULTS } from "./audit-words.ts";

export type AuditFamily = keyof typeof AUDIT_FAMILIES;
export type AuditResult = keyof typeof AUDIT_RESULTS;

/** Which rows of the audit log; `before` and `after` turn the pages. */
export type AuditQuery = {
  q: string;
  family: AuditFamily | null;
  /** The id of a member or machine key, or the kind of who is neither: `worker`, `command-line`, `stranger`. */
  actor: string | null;
  result: AuditResult | null;
  /** Days, both included, as the calendar of `zone` counts them. */
  from: string | null;
  to: string | null;
  zone: string;
  before: number | null;
  after: number | null;
};

/** One row as the pages show it. */
export type AuditEntry = {
  seq: number;
  at: number;
  event: string;
  actorKind: "member" | "worker" | "command-line" | "machine" | "stranger";
  actorId: string | null;
  actorName: string;
  targetKind: string | null;
  targetId: string | null;
  targetName: string | null;
  result: string;
  requestId: string | null;
  requestNumber: number | null;
  actionRunId: string | null;
  digest: string | null;
  graphRequestId: string | null;
  details: Record<string, unknown> | null;
  prevHash: string | null;
  hash: string | null;
  /** Where the target has its page; null when it has none, or none any more. */
  targetHref: string | null;
};

export type AuditPage = {
  entries: AuditEntry[];
  total: number;
  isTotalCapped: boolean;
  /** The keys of the neighbouring pages; null where there is none. */
  older: number | null;
  newer: number | null;
};

/** Somebody the log can be narrowed to. */
export type AuditActor = { id: string; name: string };

/** How the last verification came out, and of what. */
export type AuditCheck = {
  extent: "all" | "newest";
  at: number;
  byName: string;
  rows: number;
  throughSeq: number;
  problem: { kind: string; seq: number | null; words: string } | null;
};

/** Who writes a line: an actor, or somebody whom nothing is known of and who may do nothing. */
export type AuditContext = Omit<Context, "actor"> & {
  actor: Actor | { kind: "stranger"; id: null; displayName: string };
};

/** One line of the audit log, apart from who and when. */
export type AuditLine = {
  /** Dotted business word: `connection.connected`, `action.add-user-to-group`, `member.signed-in`. */
  event: string;
  result: string;
  target?: { kind: string; id: string; name: string };
  requestId?: string | null;
  actionRunId?: string | null;
  digest?: string | null;
  graphRequestId?: string | null;
  /** Before/after and reasons; never a secret. */
  details?: Record<string, unknown>;
};

/** What is wrong with the chain, at the first bad row. */
export type ChainProblem = {
  kind:
    | "edited"
    | "inserted"
    | "removed"
    | "reordered"
    | "tail-cut"
    | "rewritten"
    | "anchor"
    | "key-missing"
    | "not-begun"
    | "unreadable";
  seq: number | null;
  words: string;
};

/** How a verification came out; intact when `problem` is null. */
export type Verification = {
  problem: ChainProblem | null;
  rows: number;
  /** The last row that was looked at. */
  throughSeq: number;
  anchors: number;
  /** Rows that are older than the chain: unchanged since it began, and no more is known of them. */
  olderThanChain: number;
};
