import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { moment } from "../columns.ts";

/** Who may use Gatehouse, and as what. Tied to a person by (tenant, object id), never by email. */
export const members = sqliteTable(
  "members",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    displayName: text("display_name").notNull(),
    role: text("role", { enum: ["admin", "agent", "employee"] }).notNull(),
    tenantId: text("tenant_id"),
    objectId: text("object_id"),
    /** scrypt, for local accounts only. */
    passwordHash: text("password_hash"),
    createdAt: moment("created_at").notNull(),
    lastSignInAt: moment("last_sign_in_at"),
    disabledAt: moment("disabled_at"),
  },
  (t) => [
    uniqueIndex("members_identity").on(t.tenantId, t.objectId),
    index("members_email").on(t.email),
    index("members_role").on(t.role, t.displayName),
  ],
);

/** Server-side sessions: the cookie holds a random reference, this row decides. */
export const sessions = sqliteTable(
  "sessions",
  {
    /** SHA-256 of the reference in the cookie. */
    id: text("id").primaryKey(),
    memberId: text("member_id").notNull(),
    method: text("method", { enum: ["microsoft", "local", "setup", "practice"] }).notNull(),
    createdAt: moment("created_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
    /** When the member last proved who they are in this session; null when the sign-in did not say. */
    provenAt: moment("proven_at"),
  },
  (t) => [index("sessions_member").on(t.memberId)],
);

/** A member on the way to Microsoft to prove once more who they are: bound to the session, used once. */
export const proofDrafts = sqliteTable("proof_drafts", {
  id: text("id").primaryKey(),
  sessionId: text("session_id").notNull(),
  /** SHA-256 of the state parameter. */
  stateHash: text("state_hash").notNull(),
  /** PKCE verifier and nonce, sealed with the key outside the database. */
  sealed: text("sealed").notNull(),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
});

/** The first-run set-up code, hashed. One live row at most. */
export const setupCodes = sqliteTable("setup_codes", {
  codeHash: text("code_hash").primaryKey(),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
  usedAt: moment("used_at"),
});

export const settings = sqliteTable("settings", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  updatedAt: moment("updated_at").notNull(),
});

/** Failed local sign-ins and set-up tries, for throttling. */
export const signInAttempts = sqliteTable(
  "sign_in_attempts",
  {
    id: text("id").primaryKey(),
    key: text("key").notNull(),
    at: moment("at").notNull(),
  },
  (t) => [index("sign_in_attempts_key").on(t.key, t.at)],
);
