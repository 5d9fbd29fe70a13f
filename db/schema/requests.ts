import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** What can be asked for. Shipped services are rows too, so that admins can change them. */
export const services = sqliteTable("services", {
  key: text("key").primaryKey(),
  title: text("title").notNull(),
  description: text("description").notNull(),
  icon: text("icon").notNull(),
  position: integer("position").notNull(),
  isActive: integer("is_active", { mode: "boolean" }).notNull(),
});

export const requests = sqliteTable(
  "requests",
  {
    id: text("id").primaryKey(),
    /** Shown as REQ-n. */
    number: integer("number").notNull().unique(),
    title: text("title").notNull(),
    serviceKey: text("service_key").notNull(),
    requesterId: text("requester_id").notNull(),
    assigneeId: text("assignee_id"),
    status: text("status", { enum: ["New", "In progress", "Waiting", "Resolved"] }).notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    resolvedAt: moment("resolved_at"),
  },
  (t) => [
    index("requests_status").on(t.status, t.updatedAt),
    index("requests_requester").on(t.requesterId, t.updatedAt),
    index("requests_assignee").on(t.assigneeId, t.status, t.updatedAt),
    index("requests_updated").on(t.updatedAt),
  ],
);

/** Everything that happened on a request, in order. `message` and `note` carry a body. */
export const timelineEntries = sqliteTable(
  "timeline_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    requestId: text("request_id").notNull(),
    kind: text("kind", {
      enum: ["message", "note", "status", "assignment", "action", "approval", "ending"],
    }).notNull(),
    actorId: text("actor_id"),
    body: text("body"),
    data: json<Record<string, unknown>>("data"),
    /** For kind 'action': the run whose state this line shows. */
    actionRunId: text("action_run_id"),
    /** For kind 'approval': the approval whose state this line shows. */
    approvalId: text("approval_id"),
    at: moment("at").notNull(),
  },
  (t) => [index("timeline_request").on(t.requestId, t.id)],
);
