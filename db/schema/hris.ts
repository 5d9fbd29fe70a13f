import { blob, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** What HR says about one person; null where it says nothing. Days are calendar dates, YYYY-MM-DD. */
export const hrisPeople = sqliteTable(
  "hris_people",
  {
    id: text("id").primaryKey(),
    /** The work email in lower case, or the object id: as HR named the person first. */
    personKey: text("person_key").notNull().unique(),
    /** The person in Entra; null while there is none. Pinned, so that a reused email is noticed. */
    objectId: text("object_id").unique(),
    startDate: text("start_date"),
    endDate: text("end_date"),
    department: text("department"),
    managerEmail: text("manager_email"),
    source: text("source", { enum: ["csv", "api"] }).notNull(),
    enteredAt: moment("entered_at").notNull(),
    changedAt: moment("changed_at").notNull(),
    changedByName: text("changed_by_name").notNull(),
  },
  (t) => [index("hris_people_start").on(t.startDate), index("hris_people_end").on(t.endDate)],
);

/**
 * The date that counts, HR's or Entra's. `version` moves with every change of the date, also when it is
 * taken back: what was planned for an older version is not for this one.
 */
export const personDates = sqliteTable(
  "person_dates",
  {
    objectId: text("object_id").notNull(),
    kind: text("kind", { enum: ["start", "end"] }).notNull(),
    /** Null: there was one, and it was taken back. */
    date: text("date"),
    source: text("source", { enum: ["hris", "entra"] }).notNull(),
    version: integer("version").notNull(),
    /** 0 for what was there when Gatehouse first looked. */
    changedAt: moment("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.objectId, t.kind] }), index("person_dates_due").on(t.kind, t.date)],
);

/** Every change of a date that counts. */
export const personDateChanges = sqliteTable(
  "person_date_changes",
  {
    id: integer("id").primaryKey(),
    objectId: text("object_id").notNull(),
    kind: text("kind", { enum: ["start", "end"] }).notNull(),
    was: text("was"),
    date: text("date"),
    source: text("source", { enum: ["hris", "entra"] }).notNull(),
    version: integer("version").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [index("person_date_changes_person").on(t.objectId, t.id)],
);

/** Which column of a file holds which field, by the field's name; null for none. */
export type StoredMapping = Record<string, string | null>;
/** How many rows of a file came out how. */
export type StoredCounts = Record<string, number>;

/** A file that was uploaded. Its bytes are kept until it is applied or put away. */
export const hrisUploads = sqliteTable(
  "hris_uploads",
  {
    id: text("id").primaryKey(),
    fileName: text("file_name").notNull(),
    content: blob("content", { mode: "buffer" }),
    state: text("state", { enum: ["Draft", "Applied", "Put away"] }).notNull(),
    encoding: text("encoding").notNull(),
    delimiter: text("delimiter").notNull(),
    headers: json<string[]>("headers").notNull(),
    mapping: json<StoredMapping>("mapping").notNull(),
    dateOrder: text("date_order", { enum: ["plain", "day-first", "month-first"] }).notNull(),
    rowCount: integer("row_count").notNull(),
    /** What became of its rows; null while it is a draft. */
    counts: json<StoredCounts>("counts"),
    createdAt: moment("created_at").notNull(),
    createdByName: text("created_by_name").notNull(),
    settledAt: moment("settled_at"),
    settledByName: text("settled_by_name"),
  },
  (t) => [index("hris_uploads_state").on(t.state, t.createdAt)],
);

/** The time zone of an office; an office without one has the workspace's. */
export const officeTimeZones = sqliteTable("office_time_zones", {
  /** The folded office location. */
  officeKey: text("office_key").primaryKey(),
  office: text("office").notNull(),
  timeZone: text("time_zone").notNull(),
  updatedAt: moment("updated_at").notNull(),
  updatedByName: text("updated_by_name").notNull(),
});
