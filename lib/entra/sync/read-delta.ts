import { createSeenLinks } from "#lib/entra/graph/links.ts";
import type { GraphPage } from "#lib/entra/graph/types.ts";
import type { StepContext } from "./step.ts";

const DONE = "done:";

/**
 * Follows a delta from `start` (a delta link, or the path of a first round) to its new delta link,
 * which stays behind as the step's cursor. Empty pages with a next link are ordinary.
 */
export async function readDelta(
  step: StepContext,
  start: string,
  stage: (page: GraphPage) => number,
): Promise<void> {
  if (step.cursor?.startsWith(DONE) === true) return;
  const seen = createSeenLinks();
  let link: string | undefined = step.cursor ?? start;
  while (link !== undefined) {
    seen(link);
    const page: GraphPage = await step.graph.getPage(link, {
      priority: "low",
      signal: step.signal,
      isDelta: true,
    });
    const { nextLink, deltaLink } = page;
    step.commit(nextLink ?? `${DONE}${deltaLink ?? ""}`, () => stage(page));
    link = nextLink;
  }
}

/** The delta link that a finished step left as its cursor. */
export function deltaLinkOf(cursor: string | null): string | null {
  return cursor?.startsWith(DONE) === true && cursor.length > DONE.length ? cursor.slice(DONE.length) : null;
}
