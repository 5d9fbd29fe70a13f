import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** A group or app of a bundle; the name is kept, so that one that is gone can still be named. */
export type BundleGroupItem = { objectId: string; displayName: string };
/** `access` is the way the app is given, as the action "Assign application to user" takes it. */
export type BundleAppItem = { objectId: string; displayName: string; access: string };

/** What people of a department are given; the one with the empty key is the baseline for everybody. */
export const appBundles = sqliteTable("app_bundles", {
  id: text("id").primaryKey(),
  /** The folded department: "R&D  Møre" and "r&d more" are one. */
  departmentKey: text("department_key").notNull().unique(),
  department: text("department").notNull(),
  groups: json<BundleGroupItem[]>("groups").notNull(),
  apps: json<BundleAppItem[]>("apps").notNull(),
  version: integer("version").notNull(),
  updatedAt: moment("updated_at").notNull(),
  updatedByName: text("updated_by_name").notNull(),
});
