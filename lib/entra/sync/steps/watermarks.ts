import { z } from "zod";
import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import type { BatchPart } from "#lib/entra/graph/types.ts";
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
    if (step.cursor !== null) return;
    const asked = TRACKED_KINDS.map((kind) =>
      DELTA_PATH[kind]({ select: DELTA_SELECT[kind], deltatoken: "latest" }),
    );
    const parts = await step.graph.getBatch(asked, { priority: "low", signal: step.signal });
    const marks = Object.fromEntries(
      TRACKED_KINDS.map((kind, index) => [kind, markOf(step, kind, parts[index])]),
    );
    step.commit(JSON.stringify(marks), () => TRACKED_KINDS.length);
  },
};

/** The delta link of one answer, or "" when it was refused. */
function markOf(step: StepContext, kind: TrackedKind, part: BatchPart | undefined): string {
  if (part?.status === "page" && part.page.deltaLink !== undefined) return part.page.deltaLink;
  if (part?.status === "failed" && !isRefusal(part.error)) throw part.error;
  step.note(`Microsoft gave no starting point for changes of ${kind}; they are followed from the beginning.`);
  return "";
}

function isRefusal(error: Error): boolean {
  return error instanceof GraphError && ["invalid", "missing-permission", "not-found"].includes(error.kind);
}

/** Where the replay of a kind begins: its watermark, or the first page of a whole round. */
export function startAfterLists(step: StepContext, kind: TrackedKind): string {
  const marks = shape.parse(JSON.parse(stepCursor(step.db, step.runId, "watermarks") ?? "{}"));
  const mark = marks[kind];
  return mark === undefined || mark === "" ? firstDeltaPath(kind) : mark;
}
