import { z } from "zod";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { createSeenLinks } from "#lib/entra/graph/links.ts";
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
 * replayed, and nothing falls between. Where Microsoft refuses the mark, a whole round leads to it.
 */
export const watermarks: SyncStep = {
  key: "watermarks",
  title: "Starting point",
  in: "list",
  dependsOn: [],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    let marks = step.cursor === null ? await askForMarks(step) : marksIn(step.cursor);
    if (step.cursor === null) step.commit(JSON.stringify(marks), () => TRACKED_KINDS.length);
    for (const kind of TRACKED_KINDS) {
      if (marks[kind] !== REFUSED) continue;
      step.note(`Microsoft gave no starting point for changes of ${kind}; all of them were read to find it.`);
      marks = { ...marks, [kind]: await endOfRound(step, kind) };
      step.commit(JSON.stringify(marks), () => 0);
    }
  },
};

/** Of each kind its delta link; "" where its changes may not be read. */
type Marks = Partial<Record<TrackedKind, string>>;
const REFUSED = "refused";

const marksIn = (cursor: string): Marks => shape.parse(JSON.parse(cursor));

async function askForMarks(step: StepContext): Promise<Marks> {
  const asked = TRACKED_KINDS.map((kind) =>
    DELTA_PATH[kind]({ select: DELTA_SELECT[kind], deltatoken: "latest" }),
  );
  const parts = await step.graph.getBatch(asked, { priority: "low", signal: step.signal });
  return Object.fromEntries(TRACKED_KINDS.map((kind, index) => [kind, markOf(parts[index])]));
}

function markOf(part: BatchPart | undefined): string {
  if (part?.status === "page") return part.page.deltaLink ?? REFUSED;
  const error = part?.error;
  if (!(error instanceof GraphError)) throw error ?? new Error("a batch lost a part");
  if (error.kind === "missing-permission") return "";
  if (error.kind === "invalid" || error.kind === "not-found") return REFUSED;
  throw error;
}

/**
 * Follows a whole round for its delta link alone. It goes before the lists: of what was listed and then
 * went for good, a round begun afterwards would tell nothing.
 */
async function endOfRound(step: StepContext, kind: TrackedKind): Promise<string> {
  const seen = createSeenLinks();
  for (let link = firstDeltaPath(kind); ;) {
    seen(link);
    const page = await step.graph.getPage(link, { priority: "low", signal: step.signal, isDelta: true });
    if (page.nextLink === undefined) return page.deltaLink ?? "";
    link = page.nextLink;
  }
}

/** Where the replay of a kind begins: its watermark, or the first page of a whole round. */
export function startAfterLists(step: StepContext, kind: TrackedKind): string {
  const marks = marksIn(stepCursor(step.db, step.runId, "watermarks") ?? "{}");
  const mark = marks[kind];
  return mark === undefined || mark === "" ? firstDeltaPath(kind) : mark;
}
