import { z } from "zod";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { createSeenLinks } from "#lib/entra/graph/links.ts";
import { MAX_BATCH } from "#lib/entra/graph/batch.ts";
import type { BatchPart, GraphPage } from "#lib/entra/graph/types.ts";
import type { StepContext } from "./step.ts";

/** An object whose links are read: its integer and its object id. */
export type Parent = { id: number; objectId: string };

type Work<P> = {
  parent: P;
  link: string | null;
  seen: ((link: string) => void) | undefined;
  pages: number;
};

const cursorShape = z.object({
  /** Parents up to this integer have been sent for; those not finished are in `open`. */
  sentTo: z.number(),
  open: z.array(z.tuple([z.number(), z.string().nullable()])),
});

const IN_FLIGHT = 6;
/** A group of more pages than this holds the others back, so that its chain rides in full batches. */
const LONG_CHAIN = 5;
const IN_FLIGHT_BESIDE_LONG_CHAIN = 2;

/**
 * Reads the links of many parents, twenty pages to a `$batch`, several batches in flight.
 * The cursor holds how far the parents went and every chain still open, so that a restart repeats
 * only the pages that were on their way. A partly filled batch goes out only when nothing that is
 * on its way could still fill it.
 */
export async function readBatches<P extends Parent>(
  step: StepContext,
  plan: {
    /** In rising order of `id`. */
    parents: readonly P[];
    path: (parent: P) => string;
    stage: (parent: P, page: GraphPage) => number;
    /** A parent whose links are refused or gone: they stay as they were. */
    unread: (parent: P, error: GraphError) => void;
  },
): Promise<void> {
  const { parents } = plan;
  const start = step.cursor === null ? { sentTo: -1, open: [] } : cursorShape.parse(JSON.parse(step.cursor));
  const left = new Map(start.open);
  const waiting: Work<P>[] = parents
    .filter(({ id }) => left.has(id))
    .map((parent) => ({ parent, link: left.get(parent.id) ?? null, seen: undefined, pages: 0 }));
  const open = new Set<Work<P>>(waiting);
  let next = parents.findIndex(({ id }) => id > start.sentTo);
  if (next === -1) next = parents.length;
  let sentTo = start.sentTo;
  const flights = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const take = (): Work<P>[] => {
    const works = waiting.splice(0, MAX_BATCH);
    for (; works.length < MAX_BATCH && next < parents.length; next += 1) {
      const parent = parents[next];
      if (parent === undefined) break;
      const work: Work<P> = { parent, link: null, seen: undefined, pages: 0 };
      works.push(work);
      open.add(work);
      sentTo = parent.id;
    }
    return works;
  };
  const isReady = () => {
    const todo = waiting.length + parents.length - next;
    const hasLongChain = [...open].some(({ pages }) => pages > LONG_CHAIN);
    const limit = hasLongChain ? IN_FLIGHT_BESIDE_LONG_CHAIN : IN_FLIGHT;
    return todo > 0 && flights.size < limit && (todo >= MAX_BATCH || flights.size === 0);
  };
  const cursor = () =>
    JSON.stringify({ sentTo, open: [...open].map(({ parent, link }) => [parent.id, link]) });

  const fly = async (works: Work<P>[]) => {
    const paths = works.map(({ parent, link }) => link ?? plan.path(parent));
    const parts = await readParts(step, paths);
    settle(works, parts, { ...plan, step, open, waiting, cursor });
  };
  while (failures.length === 0 && (isReady() || flights.size > 0)) {
    while (isReady()) {
      const flight: Promise<void> = fly(take())
        .catch((error: unknown) => void failures.push(error))
        .finally(() => flights.delete(flight));
      flights.add(flight);
    }
    await Promise.race(flights);
  }
  await Promise.all(flights);
  if (failures.length > 0) throw failures[0];
}

/** A lone page needs no batch around it. */
async function readParts(step: StepContext, paths: string[]): Promise<readonly BatchPart[]> {
  const options = { priority: "low", signal: step.signal } as const;
  const [only] = paths;
  if (paths.length > 1 || only === undefined) return step.graph.getBatch(paths, options);
  try {
    return [{ status: "page", page: await step.graph.getPage(only, options) }];
  } catch (error) {
    if (error instanceof GraphError) return [{ status: "failed", error }];
    throw error;
  }
}

function settle<P extends Parent>(
  works: readonly Work<P>[],
  parts: readonly BatchPart[],
  at: {
    step: StepContext;
    stage: (parent: P, page: GraphPage) => number;
    unread: (parent: P, error: GraphError) => void;
    open: Set<Work<P>>;
    waiting: Work<P>[];
    cursor: () => string;
  },
): void {
  const refused: { parent: P; error: GraphError }[] = [];
  const pages: { parent: P; page: GraphPage }[] = [];
  const more: Work<P>[] = [];
  works.forEach((work, index) => {
    const part = parts[index];
    if (part?.status === "page") {
      pages.push({ parent: work.parent, page: part.page });
      const { nextLink } = part.page;
      if (nextLink === undefined) return;
      const seen = work.seen ?? createSeenLinks();
      seen(nextLink);
      more.push({ parent: work.parent, link: nextLink, seen, pages: work.pages + 1 });
      return;
    }
    const error = part?.error;
    if (!(error instanceof GraphError)) throw error ?? new Error("a batch lost a part");
    if (error.kind !== "not-found" && error.kind !== "missing-permission") throw error;
    refused.push({ parent: work.parent, error });
  });
  for (const work of works) at.open.delete(work);
  for (const work of more) at.open.add(work);
  at.waiting.unshift(...more);
  at.step.commit(at.cursor(), () => {
    for (const { parent, error } of refused) at.unread(parent, error);
    return pages.reduce((read, { parent, page }) => read + at.stage(parent, page), 0);
  });
}
