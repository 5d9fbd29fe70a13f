import "server-only";
import { notFound } from "next/navigation";
import { peopleFacets } from "#lib/directory/people-facets.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { pageContext } from "#lib/platform/session.ts";
import { listServices } from "#lib/services/data.ts";
import { listPublished } from "./published-data.ts";
import { readRequestWorkflows } from "./request-workflows-data.ts";
import { readRunFilters } from "./run-filters-data.ts";
import { listRuns, readRun } from "./runs-data.ts";
import { runsQuery, workflowId } from "./schema.ts";
import { templateCards } from "./templates.ts";
import type { WorkflowChoices } from "./types.ts";
import { listWorkflows, readWorkflow, serviceTitles } from "./workflows-data.ts";

/** The workflows of a request that the caller has loaded: what is not theirs they have not got this far with. */
export async function loadRequestWorkflows(requestId: string) {
  return readRequestWorkflows(await pageContext(), requestId);
}

/** The published workflow of each service, by its key; for Settings → Services. */
export async function loadServiceWorkflows(): Promise<Record<string, { id: string; name: string }>> {
  const { db } = await deskContext();
  return Object.fromEntries(
    listPublished(db, { triggerKind: "request" }).flatMap(({ id, name, document: { trigger } }) =>
      trigger.kind === "request" ? [[trigger.serviceKey, { id, name }]] : [],
    ),
  );
}

async function deskContext() {
  const ctx = await pageContext();
  if (ctx.actor.role === "employee") notFound();
  return ctx;
}

/** /workflows */
export async function loadWorkflows() {
  const ctx = await deskContext();
  return {
    rows: listWorkflows(ctx),
    templates: templateCards(serviceTitles(ctx)),
    canEdit: ctx.actor.role === "admin",
  };
}

/** /workflows/[id] */
export async function loadWorkflow(id: string) {
  const ctx = await deskContext();
  if (!workflowId.safeParse(id).success) notFound();
  const workflow = readWorkflow(ctx, id) ?? notFound();
  const { departments, offices } = peopleFacets(ctx.db);
  return {
    workflow,
    canEdit: ctx.actor.role === "admin" && workflow.state !== "Archived",
    choices: {
      // A temporary password is shown to whoever resets it: a workflow has nobody to show it to.
      actions: listActions()
        .filter(({ makesPassword }) => !makesPassword)
        .map(({ key, title, sentence, fields, canEnd, icon }) => ({
          key,
          title,
          sentence,
          fields,
          canEnd,
          icon,
        })),
      services: listServices(ctx.db).map(({ key, title, fields }) => ({ key, title, fields })),
      departments: departments.map(({ value }) => value),
      offices: offices.map(({ value }) => value),
    } satisfies WorkflowChoices,
  };
}

type Search = Record<string, string | string[] | undefined>;

/** /workflows/runs and /workflows/[id]/runs: the first page, with what it is narrowed to. */
export async function loadRuns(search: Search, ofWorkflow?: string) {
  const ctx = await deskContext();
  const query = runsQuery.parse(ofWorkflow === undefined ? search : { ...search, workflow: ofWorkflow });
  const filters = readRunFilters(ctx, query);
  if (ofWorkflow !== undefined && filters.workflow?.isPlaybook !== false) notFound();
  return { page: listRuns(ctx, query), filters, readAt: ctx.clock.now() };
}

/** /workflows/runs/[runId] */
export async function loadRun(runId: string) {
  const ctx = await deskContext();
  if (!workflowId.safeParse(runId).success) notFound();
  return { run: readRun(ctx, runId) ?? notFound(), canWork: true };
}
