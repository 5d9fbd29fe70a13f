import { GraphError } from "#lib/entra/graph/errors.ts";
import { createSeenLinks } from "#lib/entra/graph/links.ts";
import type { BatchPart, GraphPage } from "#lib/entra/graph/types.ts";
import { createChains, type Chain, type Chains, type Parent } from "./chains.ts";
import type { StepContext } from "./step.ts";
import { isPassing } from "./sync-error.ts";

/** So often a page is put off before the cycle gives up. */
const MAX_TRIES = 8;
const USUAL_WAIT_MS = 1_000;

export type BatchPlan<P extends Parent> = {
  /** In rising order of `id`. */
  parents: readonly P[];
  path: (parent: P) => string;
  /** Stages one page and returns how many objects it held. */
  stage: (parent: P, page: GraphPage) => number;
  /** A parent whose links are refused or gone: they stay as they were. */
  unread: (parent: P, error: GraphError) => void;
};

/**
 * Reads the links of many parents, twenty pages to a `$batch`, several batches in flight. Every batch is
 * written with the cursor behind it in one transaction.
 */
export async function readBatches<P extends Parent>(step: StepContext, plan: BatchPlan<P>): Promise<void> {
  const chains = createChains(plan.parents, step.cursor);
  const flights = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const fly = async (read: Chain<P>[]) => {
    const notBefore = Math.max(...read.map((chain) => chain.notBefore));
    const paths = read.map(({ parent, link }) => link ?? plan.path(parent));
    const parts = await readParts(step, paths, notBefore);
    writeParts(step, plan, chains, read, parts);
  };
  while (failures.length === 0 && (chains.isReady(flights.size) || flights.size > 0)) {
    while (chains.isReady(flights.size)) {
      const flight: Promise<void> = fly(chains.take())
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
async function readParts(
  step: StepContext,
  paths: string[],
  notBefore: number,
): Promise<readonly BatchPart[]> {
  const options = { priority: "low", signal: step.signal } as const;
  const [only] = paths;
  if (paths.length > 1 || only === undefined)
    return step.graph.getBatch(paths, { ...options, leavesPassing: true, notBefore });
  try {
    return [{ status: "page", page: await step.graph.getPage(only, options) }];
  } catch (error) {
    if (error instanceof GraphError) return [{ status: "failed", error }];
    throw error;
  }
}

function writeParts<P extends Parent>(
  step: StepContext,
  plan: BatchPlan<P>,
  chains: Chains<P>,
  read: readonly Chain<P>[],
  parts: readonly BatchPart[],
): void {
  const refused: { parent: P; error: GraphError }[] = [];
  const pages: { parent: P; page: GraphPage }[] = [];
  const more: Chain<P>[] = [];
  const putOff: Chain<P>[] = [];
  read.forEach((chain, index) => {
    const part = parts[index];
    if (part?.status === "page") {
      pages.push({ parent: chain.parent, page: part.page });
      if (part.page.nextLink !== undefined) more.push(goOn(chain, part.page.nextLink));
      return;
    }
    const error = part?.error;
    if (!(error instanceof GraphError)) throw error ?? new Error("a batch lost a part");
    if (isPassing(error) && chain.tries < MAX_TRIES) {
      const waitMs = error.retryAfterMs ?? USUAL_WAIT_MS;
      putOff.push({ ...chain, tries: chain.tries + 1, notBefore: step.clock.now() + waitMs });
      return;
    }
    if (error.kind !== "not-found" && error.kind !== "missing-permission") throw error;
    refused.push({ parent: chain.parent, error });
  });
  chains.settle(read, more, putOff);
  step.commit(chains.cursor(), () => {
    for (const { parent, error } of refused) plan.unread(parent, error);
    return pages.reduce((count, { parent, page }) => count + plan.stage(parent, page), 0);
  });
}

function goOn<P>(chain: Chain<P>, nextLink: string): Chain<P> {
  const seen = chain.seen ?? createSeenLinks();
  seen(nextLink);
  return { ...chain, link: nextLink, seen, pages: chain.pages + 1, tries: 0, notBefore: 0 };
}
