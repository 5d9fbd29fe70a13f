import "server-only";
import { and, desc, eq, inArray, like, lt, or, type SQL } from "drizzle-orm";
import { requests, workflowRuns, workflowVersions } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { compiledSchema } from "./compiled-schema.ts";
import { isOver } from "./finish-run.ts";
import { occasionSchema } from "./occasion.ts";
import { readRunSteps } from "./run-steps-data.ts";
import type { RunRecord } from "./running.ts";
import type { RunsQuery } from "./schema.ts";
import type { RunDetails, RunPage, RunRow } from "./types.ts";

const PAGE = 50;

/** Runs, the newest first; `next` is where the next page begins, null at the end. Agents and admins. */
export function listRuns(ctx: Context, query: RunsQuery): RunPage {
  requireRole(ctx, "agent", "admin");
  const [at, id] = query.before?.split("_") ?? [];
  const isOlder =
    at === undefined || id === undefined
      ? undefined
      : or(
          lt(workflowRuns.createdAt, Number(at)),
          and(eq(workflowRuns.createdAt, Number(at)), lt(workflowRuns.id, id)),
        );
  const text = query.q?.trim() ?? "";
  const found = ctx.db
    .select()
    .from(workflowRuns)
    .where(
      and(
        query.workflow === undefined ? undefined : eq(workflowRuns.workflowId, query.workflow),
        query.state === undefined ? undefined : eq(workflowRuns.state, query.state),
        query.person === undefined ? undefined : eq(workflowRuns.personObjectId, query.person),
        text === "" ? undefined : isAbout(ctx, text),
        isOlder,
      ),
    )
    .orderBy(desc(workflowRuns.createdAt), desc(workflowRuns.id))
    .limit(PAGE + 1)
    .all();
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const next = found.length > PAGE && last !== undefined ? `${last.createdAt}_${last.id}` : null;
  return { rows: rowsOf(ctx, page), next };
}

/** Runs for somebody of that name, or of the request with that number. */
function isAbout({ db }: Pick<Context, "db">, text: string): SQL | undefined {
  const number = /^(?:req-?)?(\d{1,9})$/i.exec(text)?.[1];
  const named = like(workflowRuns.personName, `%${text.replaceAll(/[%_]/g, "")}%`);
  if (number === undefined) return named;
  const ofRequest = db
    .select({ id: requests.id })
    .from(requests)
    .where(eq(requests.number, Number(number)));
  return or(named, inArray(workflowRuns.requestId, ofRequest));
}

/** One run with every step, those to come included; null when there is none. Agents and admins. */
export function readRun(ctx: Context, runId: string): RunDetails | null {
  requireRole(ctx, "agent", "admin");
  const run = ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)).get();
  const [row] = run === undefined ? [] : rowsOf(ctx, [run]);
  if (run === undefined || row === undefined) return null;
  const steps = readRunSteps(ctx, run);
  const isDone = isOver(run.state);
  const canUndo = isDone && steps.some(({ effects }) => effects.some((effect) => effect.canUndo));
  return { ...row, steps, canCancel: !isDone, canUndo };
}

function rowsOf({ db }: Pick<Context, "db">, runs: readonly RunRecord[]): RunRow[] {
  const requestIds = runs.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  const found =
    requestIds.length === 0 ? [] : db.select().from(requests).where(inArray(requests.id, requestIds)).all();
  const ofRun = new Map(found.map((row) => [row.id, row]));
  const ids = [...new Set(runs.map(({ workflowId }) => workflowId))];
  const versions =
    ids.length === 0
      ? []
      : db.select().from(workflowVersions).where(inArray(workflowVersions.workflowId, ids)).all();
  return runs.map((run): RunRow => {
    const request = run.requestId === null ? undefined : ofRun.get(run.requestId);
    const version = versions.find(
      (each) => each.workflowId === run.workflowId && each.version === run.version,
    );
    return {
      id: run.id,
      workflowId: run.workflowId,
      workflowName: run.compiled === null ? (version?.name ?? "") : compiledSchema.parse(run.compiled).name,
      isPlaybook: run.proposalId !== null,
      version: run.version,
      state: run.state,
      person: { objectId: run.personObjectId, displayName: run.personName },
      request: request === undefined ? null : { number: request.number, title: request.title },
      occasionWords: occasionSchema.parse(run.occasion).words,
      message: run.message,
      createdAt: run.createdAt,
      finishedAt: run.finishedAt,
    };
  });
}
