import { GraphError } from "#lib/entra/graph/errors.ts";
import { createSeenLinks } from "#lib/entra/graph/links.ts";
import type { GraphPage } from "#lib/entra/graph/types.ts";
import type { StepContext } from "./step.ts";

/**
 * Reads a list page by page into staging. The next page is asked for while this one is written.
 * @param stage stages one page and returns how many objects it held.
 */
export async function readList(
  step: StepContext,
  firstPath: string,
  stage: (page: GraphPage) => number,
): Promise<void> {
  const seen = createSeenLinks();
  const ask = (link: string) => {
    seen(link);
    return step.graph.getPage(link, { priority: "low", signal: step.signal });
  };
  let coming: Promise<GraphPage> | undefined = firstPage(step, firstPath, ask);
  while (coming !== undefined) {
    const page: GraphPage = await coming;
    coming = page.nextLink === undefined ? undefined : ask(page.nextLink);
    // This page is written before the next is looked at; a failure of that one is thrown above.
    coming?.catch(() => undefined);
    step.commit(page.nextLink ?? null, () => stage(page));
  }
}

/** Goes on where an interrupted run stopped; a page link that has gone stale starts the list again. */
async function firstPage(step: StepContext, firstPath: string, ask: (link: string) => Promise<GraphPage>) {
  if (step.cursor === null) return ask(firstPath);
  try {
    return await ask(step.cursor);
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== "expired-delta") throw error;
    return ask(firstPath);
  }
}
