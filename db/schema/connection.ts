import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** Who and what is kept in sight; the words are explained in lib/entra/scope. */
export type StoredScope = {
  includeGuests: boolean;
  includeBlocked: boolean;
  groups?: { by: "all" } | { by: "groups" | "units"; objectIds: string[] };
  people?:
    | { by: "everyone" }
    | { by: "groups" | "units"; objectIds: string[] }
    | { by: "ou"; paths: string[] };
};

/** The one Entra connection. No row: not connected. */
export const connections = sqliteTable("connections", {
  /** Always 'entra': one workspace, one tenant. */
  id: text("id").primaryKey(),
  status: text("status", {
    enum: ["Importing", "Ready for review", "Connected", "Needs reauthorization", "Paused"],
  }).notNull(),
  tenantId: text("tenant_id").notNull(),
  tenantName: text("tenant_name").notNull(),
  tenantDomain: text("tenant_domain"),
  cloud: text("cloud").notNull(),
  clientId: text("client_id").notNull(),
  isPractice: integer("is_practice", { mode: "boolean" }).notNull(),
  powers: json<string[]>("powers").notNull(),
  grantedPermissions: json<string[]>("granted_permissions").notNull(),
  permissionsReadAt: moment("permissions_read_at").notNull(),
  consentedBy: text("consented_by"),
  consentedByObjectId: text("consented_by_object_id"),
  consentedAt: moment("consented_at").notNull(),
  finishedAt: moment("finished_at"),
  lastSyncAt: moment("last_sync_at"),
  nextSyncAt: moment("next_sync_at"),
  reauthorizationReason: text("reauthorization_reason"),
  reauthorizationSince: moment("reauthorization_since"),
  /** Parsed by lib/entra/scope where it is read: rows written earlier hold the switches only. */
  scope: json<StoredScope>("scope").notNull(),
  pausedAt: moment("paused_at"),
  pausedBy: text("paused_by"),
  /** When the client secret or certificate in use ends; null when it does not or is not known. */
  credentialExpiresAt: moment("credential_expires_at"),
  credentialCheckedAt: moment("credential_checked_at"),
  /** The smallest number of days before the end that was announced already. */
  credentialWarnedDays: integer("credential_warned_days"),
});

/** One attempt to connect: binds the round trip to a session; single use, ten minutes. */
export const connectDrafts = sqliteTable("connect_drafts", {
  id: text("id").primaryKey(),
  sessionId: text("session_id").notNull(),
  memberId: text("member_id").notNull(),
  phase: text("phase", { enum: ["sign-in", "consent", "done", "failed"] }).notNull(),
  /** SHA-256 of the state parameter of the current phase. */
  stateHash: text("state_hash").notNull(),
  nonceHash: text("nonce_hash"),
  sealedVerifier: text("sealed_verifier"),
  powers: json<string[]>("powers").notNull(),
  tenantId: text("tenant_id"),
  signedInAs: text("signed_in_as"),
  signedInObjectId: text("signed_in_object_id"),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
  outcome: text("outcome"),
});

/** App credentials and other secrets typed into Settings; sealed, the key is outside the database. */
export const sealedSecrets = sqliteTable("sealed_secrets", {
  name: text("name").primaryKey(),
  keyId: text("key_id").notNull(),
  sealed: text("sealed").notNull(),
  savedAt: moment("saved_at").notNull(),
});
