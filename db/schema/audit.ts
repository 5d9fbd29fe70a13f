import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** Append-only (a trigger in the migration refuses update and delete). */
export const auditEntries = sqliteTable(
  "audit_entries",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    at: moment("at").notNull(),
    event: text("event").notNull(),
    actorKind: text("actor_kind", { enum: ["member", "worker", "command-line", "stranger"] }).notNull(),
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
  },
  (t) => [index("audit_at").on(t.at), index("audit_target").on(t.targetId, t.seq)],
);
