import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** One cycle of the sync; the row is the history, its steps are the live progress. */
export const syncRuns = sqliteTable(
  "sync_runs",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["import", "delta", "full"] }).notNull(),
    status: text("status", {
      enum: ["Queued", "In progress", "Ready for review", "Completed", "Failed", "Cancelled"],
    }).notNull(),
    requestedBy: text("requested_by"),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    requests: integer("requests").notNull().default(0),
    units: integer("units").notNull().default(0),
    /** Set while Microsoft has asked us to wait. */
    throttledUntil: moment("throttled_until"),
    changes: json<Record<string, { added: number; changed: number; removed: number }>>("changes"),
    errorKind: text("error_kind"),
    errorMessage: text("error_message"),
    graphRequestId: text("graph_request_id"),
  },
  (t) => [index("sync_runs_started").on(t.startedAt)],
);

/** Progress and page cursor of one step of one run. */
export const syncSteps = sqliteTable(
  "sync_steps",
  {
    runId: text("run_id").notNull(),
    key: text("key").notNull(),
    status: text("status", {
      enum: ["Queued", "In progress", "Completed", "Failed", "Skipped"],
    }).notNull(),
    read: integer("read").notNull().default(0),
    total: integer("total"),
    /** Where to go on after a restart: a Graph link or a step's own position, opaque here. */
    cursor: text("cursor"),
    note: text("note"),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (t) => [primaryKey({ columns: [t.runId, t.key] })],
);

/** The delta link of each tracked kind: from here the next cycle follows. */
export const syncCursors = sqliteTable("sync_cursors", {
  key: text("key").primaryKey(),
  deltaLink: text("delta_link").notNull(),
  /** The properties asked for; another set needs a new full round. */
  selectHash: text("select_hash").notNull(),
  savedAt: moment("saved_at").notNull(),
});

/** What a cycle changed, object by object, with before and after. */
export const changeFeed = sqliteTable(
  "change_feed",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    runId: text("run_id").notNull(),
    at: moment("at").notNull(),
    kind: text("kind").notNull(),
    objectId: text("object_id").notNull(),
    name: text("name").notNull(),
    what: text("what").notNull(),
    before: text("before"),
    after: text("after"),
  },
  (t) => [index("change_feed_run").on(t.runId, t.id), index("change_feed_object").on(t.objectId, t.id)],
);
