import "server-only";
import { and, asc, count, desc, eq, inArray, max } from "drizzle-orm";
import { playbooks, workflowRuns, workflows, workflowVersions } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { listServiceNames } from "#lib/services/data.ts";
import { checkDocument } from "./check-document.ts";
import type { WorkflowRecord } from "./find-workflow.ts";
import { heldRuns } from "./hold-workflow.ts";
import { documentSchema, type WorkflowDocument } from "./schema.ts";
import { stepTitle, triggerWords } from "./step-words.ts";
import type { RunSource, WorkflowDetails, WorkflowRow, WorkflowVersion } from "./types.ts";
import { versionChanges } from "./version-changes.ts";

/** The names of services by key, for sentences about them. */
export function serviceTitles({ db }: Pick<Context, "db">): (key: string) => string {
  const titles = new Map(listServiceNames(db).map(({ key, title }) => [key, title]));
  return (key) => titles.get(key) ?? key;
}

/** Every workflow, those in force first, archived ones last. Agents and admins. */
export function listWorkflows(ctx: Context): WorkflowRow[] {
  requireRole(ctx, "agent", "admin");
  const rows = ctx.db.select().from(workflows).orderBy(asc(workflows.name)).all();
  const counts = ctx.db
    .select({
      id: workflowRuns.workflowId,
      state: workflowRuns.state,
      n: count(),
      last: max(workflowRuns.createdAt),
    })
    .from(workflowRuns)
    .groupBy(workflowRuns.workflowId, workflowRuns.state)
    .all();
  const title = serviceTitles(ctx);
  const order = ["Published", "Paused", "Draft", "Archived"];
  return rows
    .map((row): WorkflowRow => {
      const document = documentSchema.parse(row.draft);
      const own = counts.filter(({ id }) => id === row.id);
      const sum = (...states: string[]) =>
        own.filter(({ state }) => states.includes(state)).reduce((all, { n }) => all + n, 0);
      const lasts = own.map(({ last }) => last ?? 0);
      return {
        id: row.id,
        name: row.name,
        description: row.description,
        state: row.state,
        triggerWords: triggerWords(document.trigger, title),
        stepWords: document.steps.map((step) => stepTitle(step, title)).join(" → "),
        publishedVersion: row.publishedVersion,
        hasChanges: hasChanges(ctx, row),
        heldAt: row.heldAt,
        openRuns: sum("Queued", "In progress", "Waiting"),
        failedRuns: sum("Failed"),
        lastRunAt: lasts.length === 0 ? null : Math.max(...lasts),
      };
    })
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function versionsOf({ db }: Pick<Context, "db">, id: string) {
  return db
    .select()
    .from(workflowVersions)
    .where(eq(workflowVersions.workflowId, id))
    .orderBy(desc(workflowVersions.version))
    .all();
}

/** Is the draft another one than what is in force? */
function hasChanges({ db }: Pick<Context, "db">, row: WorkflowRecord): boolean {
  if (row.publishedVersion === null) return true;
  const isIt = and(
    eq(workflowVersions.workflowId, row.id),
    eq(workflowVersions.version, row.publishedVersion),
  );
  const published = db.select().from(workflowVersions).where(isIt).get();
  return (
    published === undefined ||
    published.name !== row.name ||
    orderedText(published.document) !== orderedText(row.draft)
  );
}

/** A document as text, its keys in the schema's order, however it was written. */
const orderedText = (document: unknown) => JSON.stringify(documentSchema.parse(document));

/** A workflow with its draft, what is wrong with it, and its versions; null when there is none. */
export function readWorkflow(ctx: Context, id: string): WorkflowDetails | null {
  requireRole(ctx, "agent", "admin");
  const row = ctx.db.select().from(workflows).where(eq(workflows.id, id)).get();
  if (row === undefined) return null;
  const document = documentSchema.parse(row.draft);
  const title = serviceTitles(ctx);
  const versions = versionsOf(ctx, id).map((version) => ({
    ...version,
    document: documentSchema.parse(version.document),
  }));
  return {
    id,
    name: row.name,
    description: row.description,
    state: row.state,
    draftVersion: row.draftVersion,
    dailyLimit: row.dailyLimit,
    heldAt: row.heldAt,
    heldWhy: row.heldWhy,
    heldRuns: row.heldAt === null ? 0 : heldRuns(ctx, id).length,
    document,
    problems: checkDocument(ctx.db, document, id),
    publishedVersion: row.publishedVersion,
    hasChanges: hasChanges(ctx, row),
    versions: versions.map(
      ({ version, publishedAt, publishedByName, document: now }, at): WorkflowVersion => {
        const before: WorkflowDocument | undefined = versions[at + 1]?.document;
        const changes = before === undefined ? ["The first version."] : versionChanges(before, now, title);
        return { version, publishedAt, publishedByName, changes };
      },
    ),
  };
}

/** The workflows and playbooks that have runs, for filters. */
export function listRunSources({ db }: Pick<Context, "db">): RunSource[] {
  const ids = db.selectDistinct({ id: workflowRuns.workflowId }).from(workflowRuns);
  const named = (table: typeof workflows | typeof playbooks, isPlaybook: boolean) =>
    db
      .select({ id: table.id, name: table.name })
      .from(table)
      .where(inArray(table.id, ids))
      .all()
      .map((row) => ({ ...row, isPlaybook }));
  return [...named(workflows, false), ...named(playbooks, true)].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
}
