import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** Accounts that actions refuse: `protected` unless the policy allows a second person, `break-glass` always. */
export const protectedPeople = sqliteTable("protected_people", {
  objectId: text("object_id").primaryKey(),
  displayName: text("display_name").notNull(),
  kind: text("kind", { enum: ["protected", "break-glass"] }).notNull(),
  note: text("note").notNull(),
  addedByName: text("added_by_name").notNull(),
  addedAt: moment("added_at").notNull(),
});

/** A change that loosens protection: asked by one admin, in force once another one has confirmed it. */
export const protectionChanges = sqliteTable(
  "protection_changes",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["remove-protected", "allow-second-person"] }).notNull(),
    /** The object id it is about; empty for the policy. */
    target: text("target").notNull(),
    targetName: text("target_name").notNull(),
    state: text("state", { enum: ["Pending", "Confirmed", "Rejected", "Expired"] }).notNull(),
    askedBy: text("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    askedAt: moment("asked_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    decidedByName: text("decided_by_name"),
    decidedAt: moment("decided_at"),
  },
  (t) => [index("protection_changes_state").on(t.state, t.askedAt)],
);

/** An actor who reached an hourly limit: their destructive actions stand still until it is released. */
export const limitPauses = sqliteTable(
  "limit_pauses",
  {
    id: text("id").primaryKey(),
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    actionKey: text("action_key").notNull(),
    limit: integer("limit").notNull(),
    at: moment("at").notNull(),
    releasedAt: moment("released_at"),
    releasedByName: text("released_by_name"),
  },
  (t) => [index("limit_pauses_actor").on(t.actorId, t.releasedAt)],
);

/** Access that ends by itself: the run that gave it, and what takes it back at the date. */
export const accessEndings = sqliteTable(
  "access_endings",
  {
    id: text("id").primaryKey(),
    /** The run whose effect ends. */
    runId: text("run_id").notNull().unique(),
    subjectObjectId: text("subject_object_id").notNull(),
    subjectName: text("subject_name").notNull(),
    /** What was done, as `digestOf` writes it: an extension finds its ending by it. */
    digest: text("digest").notNull(),
    /** The action that takes it back, and its input. */
    actionKey: text("action_key").notNull(),
    input: json<Record<string, string>>("input").notNull(),
    labels: json<Record<string, string>>("labels").notNull(),
    requestId: text("request_id"),
    grantedBy: text("granted_by").notNull(),
    state: text("state", { enum: ["Waiting", "Completed", "Failed", "Cancelled"] }).notNull(),
    endsAt: moment("ends_at").notNull(),
    remindAt: moment("remind_at"),
    remindedAt: moment("reminded_at"),
    attempts: integer("attempts").notNull().default(0),
    nextTryAt: moment("next_try_at").notNull(),
    endRunId: text("end_run_id"),
    /** Why it did not end. */
    message: text("message"),
    createdAt: moment("created_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    index("access_endings_due").on(t.state, t.nextTryAt),
    index("access_endings_subject").on(t.subjectObjectId, t.state),
  ],
);

/**
 * A temporary password between its making and its one showing: sealed with the key outside the database,
 * wiped when it was seen, when its run failed, or after 15 minutes.
 */
export const temporaryPasswords = sqliteTable(
  "temporary_passwords",
  {
    runId: text("run_id").primaryKey(),
    /** Null once wiped. */
    sealed: text("sealed"),
    /** Who may see it: the member who ran the action. */
    viewerId: text("viewer_id").notNull(),
    /** Handed on to the person's manager: then only this person in Entra may see it, after signing in. */
    handedToObjectId: text("handed_to_object_id"),
    handedToName: text("handed_to_name"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    revealedAt: moment("revealed_at"),
    revealedByName: text("revealed_by_name"),
    wipedAt: moment("wiped_at"),
  },
  (t) => [index("temporary_passwords_due").on(t.wipedAt, t.expiresAt)],
);
