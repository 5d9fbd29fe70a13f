import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** Keys that programs bring instead of a session. The key itself is stored nowhere: only its hash. */
export const accessKeys = sqliteTable(
  "access_keys",
  {
    id: text("id").primaryKey(),
    /** personal: acts as its member. machine: acts for the workspace, at one door only. */
    kind: text("kind", { enum: ["personal", "machine"] }).notNull(),
    /** Whose key it is; for a machine key the admin who made it. */
    memberId: text("member_id").notNull(),
    name: text("name").notNull(),
    /** The beginning of the key, to recognise it by; no part of the secret. */
    prefix: text("prefix").notNull(),
    /** SHA-256 of the whole key. */
    hash: text("hash").notNull(),
    scopes: json<string[]>("scopes").notNull(),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    lastUsedAt: moment("last_used_at"),
    /** Pacing: each call moves it on; a key whose moment is too far ahead has to wait. */
    paceAt: moment("pace_at").notNull().default(0),
    revokedAt: moment("revoked_at"),
    revokedByName: text("revoked_by_name"),
  },
  (t) => [
    uniqueIndex("access_keys_hash").on(t.hash),
    index("access_keys_member").on(t.memberId, t.createdAt),
  ],
);
