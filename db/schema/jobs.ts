import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** Work for the worker. `key` coalesces: one open job per key. */
export const jobs = sqliteTable(
  "jobs",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    payload: json<Record<string, unknown>>("payload").notNull(),
    runAt: moment("run_at").notNull(),
    createdAt: moment("created_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
  },
  (t) => [uniqueIndex("jobs_key").on(t.key), index("jobs_due").on(t.runAt)],
);

/** Named locks with fencing: a holder that woke late finds a higher fence and stops. */
export const leases = sqliteTable("leases", {
  name: text("name").primaryKey(),
  owner: text("owner").notNull(),
  fence: integer("fence").notNull(),
  until: moment("until").notNull(),
});
