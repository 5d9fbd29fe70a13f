import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, json, moment } from "../columns.ts";

/** A playbook as it is being written; what the IT Agent uses is a published version. */
export const playbooks = sqliteTable("playbooks", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  state: text("state", { enum: ["Draft", "Published", "Paused"] }).notNull(),
  /** The template it began as. */
  templateKey: text("template_key"),
  /** Parsed by lib/playbooks/schema.ts where it is read. */
  draft: json<unknown>("draft").notNull(),
  /** Counts up with every save: two people who edit at once are told. */
  draftVersion: integer("draft_version").notNull().default(0),
  publishedVersion: integer("published_version"),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
  updatedByName: text("updated_by_name").notNull(),
});

/** What was published, whole. Never changed. */
export const playbookVersions = sqliteTable(
  "playbook_versions",
  {
    playbookId: text("playbook_id").notNull(),
    version: integer("version").notNull(),
    name: text("name").notNull(),
    document: json<unknown>("document").notNull(),
    publishedAt: moment("published_at").notNull(),
    publishedBy: text("published_by").notNull(),
    publishedByName: text("published_by_name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.playbookId, t.version] })],
);

/** One playbook on one request: what its card says before it begins, and who decided. */
export const playbookProposals = sqliteTable(
  "playbook_proposals",
  {
    id: text("id").primaryKey(),
    requestId: text("request_id").notNull(),
    playbookId: text("playbook_id").notNull(),
    version: integer("version").notNull(),
    /** Once it has begun, its run (workflow_runs) says how it stands. */
    state: text("state", { enum: ["Asking", "Proposed", "Begun", "Dismissed"] }).notNull(),
    /** Why it fits: the words that decided, or the model. Parsed by lib/playbooks. */
    because: json<unknown>("because").notNull(),
    /** Each input with its value and where that came from. */
    inputs: json<unknown>("inputs").notNull(),
    /** What was asked of the requester. */
    question: text("question"),
    /** It was begun without a click. */
    isAutomatic: flag("is_automatic").notNull().default(false),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    /** Set when it began to act: limits count by it. */
    startedAt: moment("started_at"),
  },
  (t) => [
    index("playbook_proposals_request").on(t.requestId, t.createdAt),
    index("playbook_proposals_started").on(t.playbookId, t.startedAt),
  ],
);

/** What an Automatic playbook's saved conversations came to when they last ran, and on which ground. */
export const playbookChecks = sqliteTable("playbook_checks", {
  playbookId: text("playbook_id").primaryKey(),
  /** Digests of what the result depends on. Parsed by lib/playbooks/checks. */
  ground: json<unknown>("ground").notNull(),
  /** The ground on which all passed last. */
  passedGround: json<unknown>("passed_ground"),
  results: json<unknown>("results").notNull(),
  checkedAt: moment("checked_at").notNull(),
  /** They run again then, also when nothing has changed that is known of. */
  againAt: moment("again_at").notNull(),
  /** Since when it has been held; null while all pass. */
  heldAt: moment("held_at"),
});

/** Up to which line of its timeline the IT Agent has read a request. */
export const agentReads = sqliteTable("agent_reads", {
  requestId: text("request_id").primaryKey(),
  entryId: integer("entry_id").notNull(),
  readAt: moment("read_at").notNull(),
});

/**
 * Every decision of the IT Agent, also to stay silent, and what trying a message cost (without a request). No text
 * of requests: a digest of it.
 */
export const agentDecisions = sqliteTable(
  "agent_decisions",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    requestId: text("request_id").notNull(),
    at: moment("at").notNull(),
    inputDigest: text("input_digest").notNull(),
    /** Playbooks that were looked at, with their scores. */
    candidates: json<unknown>("candidates").notNull(),
    /** The playbook; null: silent. */
    playbookId: text("playbook_id"),
    by: text("by", { enum: ["matcher", "model", "key"] }).notNull(),
    /** The calls it led to, as keys and ids. */
    calls: json<unknown>("calls").notNull(),
    outcome: text("outcome").notNull(),
    tokens: integer("tokens").notNull().default(0),
    /** In millionths of the currency the price is in. */
    costMicros: integer("cost_micros").notNull().default(0),
    tookMs: integer("took_ms").notNull(),
  },
  (t) => [index("agent_decisions_at").on(t.at), uniqueIndex("agent_decisions_request").on(t.requestId, t.id)],
);
