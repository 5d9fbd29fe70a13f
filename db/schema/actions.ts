import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/**
 * One directory action, from intent to proof. The row is committed before any packet leaves.
 * intent → sent → done | already-so | refused | failed | unknown; a read-back turns done (or
 * unknown) into verified, or settles unknown as failed.
 */
export const actionRuns = sqliteTable(
  "action_runs",
  {
    id: text("id").primaryKey(),
    actionKey: text("action_key").notNull(),
    tenantId: text("tenant_id").notNull(),
    subjectObjectId: text("subject_object_id").notNull(),
    subjectName: text("subject_name").notNull(),
    input: json<Record<string, unknown>>("input").notNull(),
    /** Names as they were when it ran, for the sentence on the timeline. */
    labels: json<Record<string, string>>("labels").notNull(),
    digest: text("digest").notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    state: text("state", {
      enum: ["intent", "sent", "done", "already-so", "refused", "failed", "unknown", "verified"],
    }).notNull(),
    requestId: text("request_id"),
    actorId: text("actor_id").notNull(),
    reason: text("reason"),
    precondition: json<Record<string, unknown>>("precondition"),
    before: json<Record<string, unknown>>("before"),
    after: json<Record<string, unknown>>("after"),
    clientRequestId: text("client_request_id").notNull(),
    graphRequestId: text("graph_request_id"),
    errorKind: text("error_kind"),
    errorMessage: text("error_message"),
    undoOf: text("undo_of"),
    undoneBy: text("undone_by"),
    /** The approval it ran under. */
    approvalId: text("approval_id"),
    /** One submit of a form that named several people or targets. */
    batchId: text("batch_id"),
    /** When what it gives ends by itself. */
    endsAt: moment("ends_at"),
    fence: integer("fence").notNull().default(0),
    leaseUntil: moment("lease_until"),
    readBacks: integer("read_backs").notNull().default(0),
    nextReadBackAt: moment("next_read_back_at"),
    deadlineAt: moment("deadline_at").notNull(),
    createdAt: moment("created_at").notNull(),
    sentAt: moment("sent_at"),
    finishedAt: moment("finished_at"),
    verifiedAt: moment("verified_at"),
  },
  (t) => [
    uniqueIndex("action_runs_idempotency").on(t.idempotencyKey),
    index("action_runs_request").on(t.requestId, t.createdAt),
    index("action_runs_subject").on(t.subjectObjectId, t.createdAt),
    index("action_runs_state").on(t.state, t.nextReadBackAt),
    // For the limits: what one actor did in the last hour.
    index("action_runs_actor").on(t.actorId, t.actionKey, t.createdAt),
  ],
);
