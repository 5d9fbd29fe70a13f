import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { json, moment } from "../columns.ts";

/** A workflow as it is being written; what runs is a published version. */
export const workflows = sqliteTable(
  "workflows",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    state: text("state", { enum: ["Draft", "Published", "Paused", "Archived"] }).notNull(),
    /** The template it began as; null when it was begun empty. */
    templateKey: text("template_key"),
    /** Parsed by lib/workflows/schema.ts where it is read. */
    draft: json<unknown>("draft").notNull(),
    /** Counts up with every save: two people who edit at once are told. */
    draftVersion: integer("draft_version").notNull().default(0),
    publishedVersion: integer("published_version"),
    /** Kind of the published trigger and what it listens to (service key, start or end), for the worker. */
    triggerKind: text("trigger_kind"),
    triggerKey: text("trigger_key"),
    /** Requests by number and change feed lines by id up to here were looked at. */
    cursor: integer("cursor").notNull().default(0),
    /** Most people whom dates and changes may start it for in 24 hours. */
    dailyLimit: integer("daily_limit").notNull().default(50),
    /**
     * Set while more people are due than the limit allows, or while what is due may have been done already by
     * what a restored database doesn't know of: nothing new starts before an admin has looked.
     */
    heldAt: moment("held_at"),
    /** Null reads as over the limit. */
    heldWhy: text("held_why", { enum: ["over-limit", "in-doubt"] }),
    /** An admin let this many more start than the limit allows, until `releasedUntil`. */
    releasedUntil: moment("released_until"),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
    updatedByName: text("updated_by_name").notNull(),
  },
  (t) => [index("workflows_trigger").on(t.state, t.triggerKind, t.triggerKey)],
);

/** What was published, whole: a run is pinned to one of these. Never changed. */
export const workflowVersions = sqliteTable(
  "workflow_versions",
  {
    workflowId: text("workflow_id").notNull(),
    version: integer("version").notNull(),
    name: text("name").notNull(),
    document: json<unknown>("document").notNull(),
    publishedAt: moment("published_at").notNull(),
    publishedBy: text("published_by").notNull(),
    publishedByName: text("published_by_name").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workflowId, t.version] })],
);

/** One workflow for one person, or one playbook on one request. */
export const workflowRuns = sqliteTable(
  "workflow_runs",
  {
    id: text("id").primaryKey(),
    /** The workflow, or with a proposal the playbook, whose version this is. */
    workflowId: text("workflow_id").notNull(),
    version: integer("version").notNull(),
    /** The proposal of a playbook that it carries out; null for a workflow. */
    proposalId: text("proposal_id"),
    /** What the playbook's version was compiled to, whole: the run is pinned to it. Parsed by lib/workflows. */
    compiled: json<unknown>("compiled"),
    /** The member with whose rights a playbook acts, and when they clicked; null: under its own name. */
    actsAs: text("acts_as"),
    clickedAt: moment("clicked_at"),
    state: text("state", {
      enum: ["Queued", "In progress", "Waiting", "Completed", "Completed with errors", "Failed", "Cancelled"],
    }).notNull(),
    /** The same occasion starts once: a request, a person's date, a change, a click. */
    onceKey: text("once_key").notNull(),
    personObjectId: text("person_object_id").notNull(),
    personName: text("person_name").notNull(),
    requestId: text("request_id"),
    /** What started it, frozen: answers of the form, the date, who clicked. Parsed by lib/workflows. */
    occasion: json<unknown>("occasion").notNull(),
    /** When to look at it next; null: only something else wakes it. */
    wakeAt: moment("wake_at"),
    /** Whose turn it is or why it stands still, in plain words. */
    message: text("message"),
    fence: integer("fence").notNull().default(0),
    /** The process that carries it out, and until when it may. */
    leaseOwner: text("lease_owner"),
    leaseUntil: moment("lease_until"),
    createdAt: moment("created_at").notNull(),
    startedAt: moment("started_at"),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    uniqueIndex("workflow_runs_once").on(t.onceKey),
    index("workflow_runs_due").on(t.state, t.wakeAt),
    index("workflow_runs_workflow").on(t.workflowId, t.createdAt),
    index("workflow_runs_person").on(t.personObjectId, t.createdAt),
    index("workflow_runs_request").on(t.requestId),
    uniqueIndex("workflow_runs_proposal").on(t.proposalId),
  ],
);

/** A step of a run that was reached. */
export const workflowSteps = sqliteTable(
  "workflow_steps",
  {
    id: text("id").primaryKey(),
    runId: text("run_id").notNull(),
    /** The step's id in the document. */
    stepId: text("step_id").notNull(),
    position: integer("position").notNull(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    state: text("state", {
      enum: [
        "Queued",
        "In progress",
        "Waiting",
        "Completed",
        "Completed with errors",
        "Failed",
        "Skipped",
        "Cancelled",
      ],
    }).notNull(),
    attempt: integer("attempt").notNull().default(0),
    /** What it was carried out with, names as they were. */
    input: json<Record<string, unknown>>("input"),
    result: json<Record<string, unknown>>("result"),
    message: text("message"),
    approvalId: text("approval_id"),
    /** The request that the step made: a follow-up, or a task for a human. */
    madeRequestId: text("made_request_id"),
    /** When a wait is over, or when to look again. */
    dueAt: moment("due_at"),
    /** From here on it is not tried again by itself. */
    giveUpAt: moment("give_up_at"),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
  },
  (t) => [
    uniqueIndex("workflow_steps_once").on(t.runId, t.stepId),
    index("workflow_steps_approval").on(t.state, t.approvalId),
  ],
);

/** One action of a step, written down before it is carried out; a step may have many. */
export const workflowEffects = sqliteTable(
  "workflow_effects",
  {
    id: text("id").primaryKey(),
    stepRunId: text("step_run_id").notNull(),
    position: integer("position").notNull(),
    actionKey: text("action_key").notNull(),
    subjectObjectId: text("subject_object_id").notNull(),
    input: json<Record<string, string>>("input").notNull(),
    /** "Add to Baseline staff", as it was when the step was planned. */
    title: text("title").notNull(),
    /** When what it gives ends by itself. */
    endsAt: moment("ends_at"),
    state: text("state", { enum: ["Queued", "Waiting", "Completed", "Failed", "Skipped"] }).notNull(),
    attempt: integer("attempt").notNull().default(0),
    actionRunId: text("action_run_id"),
    approvalId: text("approval_id"),
    message: text("message"),
  },
  (t) => [
    uniqueIndex("workflow_effects_place").on(t.stepRunId, t.position),
    index("workflow_effects_run").on(t.actionRunId),
  ],
);
