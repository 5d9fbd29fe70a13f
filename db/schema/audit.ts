import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/**
 * Append-only and chained: triggers of the migrations refuse update, delete and rows without a hash.
 * The one update they let through gives rows from before the chain their first hash.
 */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    at: moment("at").notNull(),
    event: text("event").notNull(),
    actorKind: text("actor_kind", {
      enum: ["member", "worker", "command-line", "machine", "stranger"],
    }).notNull(),
    actorId: text("actor_id"),
    actorName: text("actor_name").notNull(),
    targetKind: text("target_kind"),
    targetId: text("target_id"),
    targetName: text("target_name"),
    result: text("result").notNull(),
    requestId: text("request_id"),
    actionRunId: text("action_run_id"),
    digest: text("digest"),
    graphRequestId: text("graph_request_id"),
    details: json<Record<string, unknown>>("details"),
    /** The hash of the row before, 64 zeros for the first. */
    prevHash: text("prev_hash"),
    /** HMAC-SHA-256 over prevHash and the row, with a key outside the database (docs/decisions/0008). */
    hash: text("hash"),
  },
  (t) => [
    index("audit_at").on(t.at),
    index("audit_target").on(t.targetId, t.seq),
    index("audit_actor").on(t.actorId, t.seq),
    index("audit_event").on(t.event, t.seq),
  ],
);

/** One row: which key writes the chain, and up to where anchors were set outside the database. */
export const auditChain = sqliteTable("audit_chain", {
  id: integer("id").primaryKey(),
  keyId: text("key_id").notNull(),
  begunAt: moment("begun_at").notNull(),
  anchoredSeq: integer("anchored_seq").notNull().default(0),
});

/** How the last verification of each extent came out. */
export const auditChecks = sqliteTable("audit_checks", {
  extent: text("extent", { enum: ["all", "newest"] }).primaryKey(),
  at: moment("at").notNull(),
  byName: text("by_name").notNull(),
  rows: integer("rows").notNull(),
  throughSeq: integer("through_seq").notNull(),
  tookMs: integer("took_ms").notNull(),
  /** Null when everything was intact. */
  problem: json<{ kind: string; seq: number | null; words: string }>("problem"),
});
