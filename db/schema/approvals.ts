import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { flag, json, moment } from "../columns.ts";

/** One action that a workflow's approval covers; `digest` is over all that must be the same when it runs. */
export type ApprovedCall = {
  actionKey: string;
  subjectObjectId: string;
  input: Record<string, string>;
  title: string;
  endsAt: number | null;
  digest: string;
};

/** Who must approve which action; the most exact row decides: action and service, action, service. */
export const approvalRules = sqliteTable(
  "approval_rules",
  {
    id: text("id").primaryKey(),
    /** Empty: every action. */
    actionKey: text("action_key").notNull(),
    /** Empty: every service, and actions outside a request. */
    serviceKey: text("service_key").notNull(),
    approver: text("approver", { enum: ["none", "manager", "owner", "named", "admin"] }).notNull(),
    /** Member ids, for `named`. */
    named: json<string[]>("named").notNull(),
    needs: text("needs", { enum: ["one", "all"] }).notNull(),
    expiresAfterMs: integer("expires_after_ms").notNull(),
    /** Who decides where the approver can't, or has not after half of the time. */
    fallback: text("fallback", { enum: ["admin", "named"] }).notNull(),
    fallbackNamed: json<string[]>("fallback_named").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (t) => [uniqueIndex("approval_rules_for").on(t.actionKey, t.serviceKey)],
);

/**
 * One thing that waits for a decision: an action exactly as it was asked (kind `action`), or a question
 * about a request (kind `question`). What was approved is what runs: `digest`, once, before it expires.
 */
export const approvals = sqliteTable(
  "approvals",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["action", "question"] }).notNull(),
    state: text("state", { enum: ["Pending", "Approved", "Rejected", "Expired", "Cancelled"] }).notNull(),
    requestId: text("request_id"),
    /** The member who asked; the action runs with their rights. */
    askedBy: text("asked_by").notNull(),
    askedByName: text("asked_by_name").notNull(),
    reason: text("reason"),
    /** The access key through which a program asked; null when a person did in the desk. */
    proposedThrough: text("proposed_through"),
    /** Kind `question`: what is to be approved, in the agent's words. */
    question: text("question"),
    tenantId: text("tenant_id"),
    actionKey: text("action_key"),
    subjectObjectId: text("subject_object_id"),
    subjectName: text("subject_name"),
    input: json<Record<string, string>>("input"),
    /** Names as they were when it was asked. */
    labels: json<Record<string, string>>("labels"),
    endsAt: moment("ends_at"),
    undoOf: text("undo_of"),
    batchId: text("batch_id"),
    /** Asked by a workflow: the actions it covers, exactly; the run itself carries them out. */
    calls: json<ApprovedCall[]>("calls"),
    digest: text("digest").notNull(),
    policyVersion: integer("policy_version").notNull(),
    needs: text("needs", { enum: ["one", "all"] }).notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    /** When the fallback may decide too; null when it already may, or there is none. */
    fallbackAt: moment("fallback_at"),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    remindedAt: moment("reminded_at"),
    decidedAt: moment("decided_at"),
    decidedBy: text("decided_by"),
    decidedByName: text("decided_by_name"),
    decisionNote: text("decision_note"),
    /** An approval is used once: when the run's intent is committed, or when it turned out void. */
    consumedAt: moment("consumed_at"),
    runId: text("run_id"),
    /** Why what was approved was not carried out. */
    voidReason: text("void_reason"),
  },
  (t) => [
    uniqueIndex("approvals_idempotency").on(t.idempotencyKey),
    index("approvals_state").on(t.state, t.expiresAt),
    index("approvals_request").on(t.requestId, t.createdAt),
    index("approvals_subject").on(t.subjectObjectId, t.createdAt),
  ],
);

/** Who may decide an approval, frozen when it was asked; and what they said. */
export const approvers = sqliteTable(
  "approvers",
  {
    approvalId: text("approval_id").notNull(),
    position: integer("position").notNull(),
    /** The person in Entra; null for a local account. */
    objectId: text("object_id"),
    /** The member; null until this person has signed in for the first time. */
    memberId: text("member_id"),
    name: text("name").notNull(),
    /** "manager of Ikram Benali", "owner of Prototype Vault", "admin of Gatehouse". */
    why: text("why").notNull(),
    isFallback: flag("is_fallback").notNull(),
    vote: text("vote", { enum: ["Approved", "Rejected"] }),
    note: text("note"),
    votedAt: moment("voted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.approvalId, t.position] }),
    index("approvers_person").on(t.objectId),
    index("approvers_member").on(t.memberId),
  ],
);
