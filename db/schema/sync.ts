import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** One cycle of the sync; the row is the history, its steps are the live progress. */
export const syncRuns = sqliteTable(
  "sync_runs",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["import", "delta", "full"] }).notNull(),
    status: text("status", {
      enum: ["Queued", "In progress", "Ready for review", "Completed", "Held", "Failed", "Cancelled"],
    }).notNull(),
    requestedBy: text("requested_by"),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    requests: integer("requests").notNull().default(0),
    units: integer("units").notNull().default(0),
    /** Set while Microsoft has asked us to wait. */
    throttledUntil: moment("throttled_until"),
    /** How often Microsoft asked us to wait. */
    waits: integer("waits").notNull().default(0),
    /** Who asked for another cycle while this one was under way; it starts when this one is over. */
    followUpBy: text("follow_up_by"),
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
    /** The other end of a membership, ownership or assignment: who came or went. */
    relatedObjectId: text("related_object_id"),
    relatedName: text("related_name"),
  },
  (t) => [index("change_feed_run").on(t.runId, t.id), index("change_feed_object").on(t.objectId, t.id)],
);

/** When each kind of the mirror was last brought up to date: a held or unreadable kind keeps its age. */
export const mirrorKinds = sqliteTable("mirror_kinds", {
  kind: text("kind", { enum: ["people", "groups", "apps", "assignments", "units", "roles"] }).primaryKey(),
  appliedAt: moment("applied_at").notNull(),
});

/** A change too large to be applied unasked: its kind stays as it was until somebody decides. */
export const syncHolds = sqliteTable(
  "sync_holds",
  {
    id: text("id").primaryKey(),
    runId: text("run_id").notNull(),
    /** Which limit it went over. */
    guard: text("guard").notNull(),
    /** The kind of the mirror that waits. */
    kind: text("kind").notNull(),
    count: integer("count").notNull(),
    known: integer("known").notNull(),
    limit: integer("limit").notNull(),
    status: text("status", {
      enum: ["Held", "Released", "Discarded", "Applied", "Superseded", "Cleared"],
    }).notNull(),
    heldAt: moment("held_at").notNull(),
    decidedAt: moment("decided_at"),
    decidedBy: text("decided_by"),
  },
  (t) => [index("sync_holds_status").on(t.status, t.heldAt), index("sync_holds_run").on(t.runId)],
);

/** What a hold would do, object by object. A release allows exactly these. */
export const syncHoldItems = sqliteTable(
  "sync_hold_items",
  {
    holdId: text("hold_id").notNull(),
    what: text("what").notNull(),
    objectId: text("object_id").notNull(),
    /** The group of a membership or the app of an assignment, else "". */
    relatedId: text("related_id").notNull(),
    name: text("name").notNull(),
    detail: text("detail"),
  },
  (t) => [primaryKey({ columns: [t.holdId, t.what, t.objectId, t.relatedId] })],
);

/** Objects that delta called removed while Microsoft still lists them: asked for again in every cycle. */
export const syncDoubts = sqliteTable("sync_doubts", {
  objectId: text("object_id").primaryKey(),
  kind: text("kind", { enum: ["people", "groups", "apps", "units"] }).notNull(),
  since: moment("since").notNull(),
});
