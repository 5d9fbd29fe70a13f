import "server-only";
import { notFound } from "next/navigation";
import { peopleFacets } from "#lib/directory/people-facets.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { listAgents } from "#lib/members/data.ts";
import { pageContext } from "#lib/platform/session.ts";
import { listServices } from "#lib/services/data.ts";
import { listRuns, readRun, type RunsQuery } from "./runs-data.ts";
import { workflowId } from "./schema.ts";
import { templateCards } from "./templates.ts";
import { listWorkflowNames, listWorkflows, readWorkflow } from "./workflows-data.ts";

async function deskContext() {
  const ctx = await pageContext();
  if (ctx.actor.role === "employee") notFound();
  return ctx;
}

/** /workflows */
export async function loadWorkflows() {
  const ctx = await deskContext();
  return { rows: listWorkflows(ctx), templates: templateCards(), canEdit: ctx.actor.role === "admin" };
}

/** /workflows/[id] */
export async function loadWorkflow(id: string) {
  const ctx = await deskContext();
  if (!workflowId.safeParse(id).success) notFound();
  const workflow = readWorkflow(ctx, id) ?? notFound();
  const { departments, offices } = peopleFacets(ctx.db);
  return {
    workflow,
    canEdit: ctx.actor.role === "admin",
    choices: {
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
      members: listAgents(ctx).map(({ id: memberId, displayName }) => ({ id: memberId, displayName })),
      departments: departments.map(({ value }) => value),
      offices: offices.map(({ value }) => value),
    },
  };
}
export type WorkflowChoices = Awaited<ReturnType<typeof loadWorkflow>>["choices"];

/** /workflows/runs */
export async function loadRuns(query: RunsQuery) {
  const ctx = await deskContext();
  return { ...listRuns(ctx, query), workflows: listWorkflowNames(ctx) };
}

/** /workflows/runs/[runId] */
export async function loadRun(runId: string) {
  const ctx = await deskContext();
  if (!workflowId.safeParse(runId).success) notFound();
  return { run: readRun(ctx, runId) ?? notFound(), canWork: true };
}
