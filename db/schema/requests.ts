import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, json, moment } from "../columns.ts";

/** What can be asked for. Shipped services are rows too, so that admins can change them. */
export const services = sqliteTable("services", {
  key: text("key").primaryKey(),
  title: text("title").notNull(),
  description: text("description").notNull(),
  icon: text("icon").notNull(),
  position: integer("position").notNull(),
  isActive: integer("is_active", { mode: "boolean" }).notNull(),
  /** The fields to fill in, in order. */
  form: json<unknown>("form").notNull().default([]),
  /** Who finds it in the portal. */
  audience: json<unknown>("audience").notNull().default({ kind: "everybody" }),
  defaultAssigneeId: text("default_assignee_id"),
  forWhom: text("for_whom", { enum: ["self", "anyone", "other"] })
    .notNull()
    .default("self"),
  /** The requester writes a title; else it is made from the answers. */
  asksTitle: flag("asks_title").notNull().default(true),
  archivedAt: moment("archived_at"),
  /** 0: as it ships, and follows what ships. Every change by an admin counts it up. */
  version: integer("version").notNull().default(0),
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
    /** For whom, when that is not the requester: a person in Entra, with the name as it was. */
    subjectObjectId: text("subject_object_id"),
    subjectName: text("subject_name"),
    /** What the form was answered, with labels and names as they were. */
    answers: json<unknown>("answers").notNull().default([]),
    assigneeId: text("assignee_id"),
    status: text("status", { enum: ["New", "In progress", "Waiting", "Resolved"] }).notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    resolvedAt: moment("resolved_at"),
    /** Taken back by the requester; the status is Resolved then. */
    cancelledAt: moment("cancelled_at"),
    nudgedAt: moment("nudged_at"),
  },
  (t) => [
    // A tenth of all, and what is looked at all day: every view but the resolved ones is counted here alone.
    index("requests_open")
      .on(t.updatedAt, t.status, t.assigneeId)
      .where(sql`status <> 'Resolved'`),
    index("requests_status").on(t.status, t.updatedAt),
    index("requests_requester").on(t.requesterId, t.updatedAt),
    index("requests_assignee").on(t.assigneeId, t.status, t.updatedAt),
    index("requests_updated").on(t.updatedAt),
    index("requests_subject").on(t.subjectObjectId, t.updatedAt),
    index("requests_service").on(t.serviceKey, t.updatedAt),
  ],
);

/** Everything that happened on a request, in order. `message` and `note` carry a body. */
export const timelineEntries = sqliteTable(
  "timeline_entries",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    requestId: text("request_id").notNull(),
    kind: text("kind", {
      enum: ["message", "note", "status", "assignment", "action", "approval", "ending", "nudge"],
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

/** Until when a member has seen a request; what changed later is unread to them. */
export const requestReads = sqliteTable(
  "request_reads",
  {
    memberId: text("member_id").notNull(),
    requestId: text("request_id").notNull(),
    seenAt: moment("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.requestId] })],
);

/** A member's own ways to look at the inbox. */
export const savedViews = sqliteTable(
  "saved_views",
  {
    id: text("id").primaryKey(),
    memberId: text("member_id").notNull(),
    name: text("name").notNull(),
    query: json<unknown>("query").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [index("saved_views_member").on(t.memberId, t.createdAt)],
);

/** Texts that agents answer with again and again. */
export const savedAnswers = sqliteTable("saved_answers", {
  id: text("id").primaryKey(),
  title: text("title").notNull(),
  body: text("body").notNull(),
  authorId: text("author_id").notNull(),
  createdAt: moment("created_at").notNull(),
});

/** An agent who was named with @ in a message or note. */
export const mentions = sqliteTable(
  "mentions",
  {
    entryId: integer("entry_id").notNull(),
    memberId: text("member_id").notNull(),
    requestId: text("request_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.memberId] }),
    index("mentions_member").on(t.memberId, t.requestId),
  ],
);

/** A file on a request. Its bytes lie in the data folder under their hash. */
export const attachments = sqliteTable(
  "attachments",
  {
    id: text("id").primaryKey(),
    /** Empty while the form it was added to is not submitted. */
    requestId: text("request_id").notNull(),
    /** Null while the message it belongs to is not sent. */
    entryId: integer("entry_id"),
    uploaderId: text("uploader_id").notNull(),
    fileName: text("file_name").notNull(),
    /** By its content, never by its name. */
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (t) => [
    index("attachments_entry").on(t.entryId),
    index("attachments_request").on(t.requestId),
    index("attachments_hash").on(t.sha256),
    index("attachments_uploader").on(t.uploaderId, t.entryId),
  ],
);
