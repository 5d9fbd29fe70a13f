import { GraphError } from "#lib/entra/graph/errors.ts";

/**
 * Makes a call once more when Graph refused it: the token may be older than the consent, and the refusal
 * has fetched today's. What was refused had no effect, so that twice is safe.
 */
export async function retryRefused(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind !== "refused") throw error;
    await call();
  }
}
