import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { flag, json, moment } from "../columns.ts";

/** A saved view of People: a name for filters, order and columns. */
export const directoryViews = sqliteTable(
  "directory_views",
  {
    id: text("id").primaryKey(),
    memberId: text("member_id").notNull(),
    name: text("name").notNull(),
    /** Everybody at the desk sees it; only admins share. */
    isShared: flag("is_shared").notNull(),
    /** The address of the list, as its query string. */
    search: text("search").notNull(),
    columns: json<string[]>("columns").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [index("directory_views_member").on(t.memberId), index("directory_views_shared").on(t.isShared)],
);

/** The columns a member chose, for one view or (with an empty view id) for the list without any. */
export const memberColumns = sqliteTable(
  "member_columns",
  {
    memberId: text("member_id").notNull(),
    viewId: text("view_id").notNull(),
    columns: json<string[]>("columns").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.viewId] })],
);
