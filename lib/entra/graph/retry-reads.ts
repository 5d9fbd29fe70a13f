import type { Clock } from "#lib/platform/clock.ts";
import { GraphError } from "./errors.ts";
import type { Sleep, ThrottleGate } from "./throttle-gate.ts";
import type { GraphPriority } from "./types.ts";

/** What the retry loop needs from outside; tests pass their own time and chance. */
export type RetryTools = { clock: Clock; sleep: Sleep; random: () => number; gate: ThrottleGate };

const MAX_TRIES = 8;
const BASE_MS = 1_000;
const CAP_MS = 60_000;
/** In all, per call. A person who waits gets an answer sooner than a sync does. */
const TOTAL_MS: Record<GraphPriority, number> = { low: 10 * 60_000, normal: 10 * 60_000, high: 30_000 };

/** Full jitter: anything up to 1, 2, 4 … 60 s. After throttling never less than a second. */
export function backoffMs(attempt: number, random: () => number, floorMs = 0): number {
  return Math.max(floorMs, Math.round(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt)));
}

const isPassing = (error: unknown): error is GraphError =>
  error instanceof GraphError && (error.kind === "throttled" || error.kind === "unavailable");

/**
 * Repeats a read while its failure can pass (throttled, unavailable). `attempt` gets the moment by
 * which the whole call must be over. Throws the last failure.
 */
export async function retryReads<T>(
  tools: RetryTools,
  options: { priority: GraphPriority; signal?: AbortSignal | undefined },
  attempt: () => Promise<T>,
): Promise<T> {
  const deadline = tools.clock.now() + TOTAL_MS[options.priority];
  for (let tries = 1; ; tries += 1) {
    await tools.gate.pass(deadline, options.signal);
    try {
      const answer = await attempt();
      tools.gate.open();
      return answer;
    } catch (error) {
      if (!isPassing(error) || tries >= MAX_TRIES) throw error;
      const waitMs = waitFor(error, tries - 1, tools.random);
      const isAsked = error.kind === "throttled" || error.retryAfterMs !== undefined;
      if (isAsked) tools.gate.close(waitMs);
      if (tools.clock.now() + waitMs > deadline) throw error;
      if (!isAsked) await tools.sleep(waitMs, options.signal);
    }
  }
}

function waitFor(error: GraphError, attempt: number, random: () => number): number {
  return error.retryAfterMs ?? backoffMs(attempt, random, error.kind === "throttled" ? BASE_MS : 0);
}
