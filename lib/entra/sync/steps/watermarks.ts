import { z } from "zod";
import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import { DELTA_SELECT, TRACKED_KINDS, type TrackedKind } from "../map/selects.ts";
import type { StepContext, SyncStep } from "../step.ts";
import { stepCursor } from "../step-rows.ts";

const DELTA_PATH = {
  users: paths.usersDelta,
  groups: paths.groupsDelta,
  apps: paths.servicePrincipalsDelta,
  units: paths.administrativeUnitsDelta,
} satisfies Record<TrackedKind, (query: paths.PathQuery) => string>;

const shape = z.partialRecord(z.enum(TRACKED_KINDS), z.string());

/** The first page of a whole delta round. */
export const firstDeltaPath = (kind: TrackedKind): string => DELTA_PATH[kind]({ select: DELTA_SELECT[kind] });

/**
 * Marks where the changes are before anything is read: what moves while we read the lists is then
 * replayed, and nothing falls between. A refused mark costs a whole round of that kind at the end.
 */
export const watermarks: SyncStep = {
  key: "watermarks",
  title: "Starting point",
  in: "list",
  dependsOn: [],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    const marks = shape.parse(JSON.parse(step.cursor ?? "{}"));
    for (const kind of TRACKED_KINDS) {
      if (marks[kind] !== undefined) continue;
      marks[kind] = await markOf(step, kind);
      step.commit(JSON.stringify(marks), () => 1);
    }
  },
};

async function markOf(step: StepContext, kind: TrackedKind): Promise<string> {
  const path = DELTA_PATH[kind]({ select: DELTA_SELECT[kind], deltatoken: "latest" });
  try {
    const page = await step.graph.getPage(path, { priority: "low", signal: step.signal, isDelta: true });
    if (page.deltaLink !== undefined) return page.deltaLink;
  } catch (error) {
    const isRefused =
      error instanceof GraphError && ["invalid", "missing-permission", "not-found"].includes(error.kind);
    if (!isRefused) throw error;
  }
  step.note(`Microsoft gave no starting point for changes of ${kind}; they are followed from the beginning.`);
  return "";
}

/** Where the replay of a kind begins: its watermark, or the first page of a whole round. */
export function startAfterLists(step: StepContext, kind: TrackedKind): string {
  const marks = shape.parse(JSON.parse(stepCursor(step.db, step.runId, "watermarks") ?? "{}"));
  const mark = marks[kind];
  return mark === undefined || mark === "" ? firstDeltaPath(kind) : mark;
}
