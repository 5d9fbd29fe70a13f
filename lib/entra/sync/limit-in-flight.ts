import type { GraphClient } from "#lib/entra/graph/types.ts";

const FIRST_LIMIT = 4;
const HIGHEST_LIMIT = 8;
const GROW_EVERY = 20;

/**
 * The same client with at most so many reads under way at once: four, growing to eight while all goes
 * well, halved whenever Microsoft asks to wait.
 * @param onThrottle told until when Microsoft asked us to wait, and null when it goes on.
 */
export function limitInFlight(graph: GraphClient, onThrottle: (until: number | null) => void): GraphClient {
  const queue: (() => void)[] = [];
  let limit = FIRST_LIMIT;
  let active = 0;
  let done = 0;
  graph.onThrottle = (until) => {
    if (until !== null) limit = Math.max(1, Math.floor(limit / 2));
    onThrottle(until);
  };
  async function run<T>(call: () => Promise<T>): Promise<T> {
    if (active >= limit) await new Promise<void>((resolve) => queue.push(resolve));
    active += 1;
    try {
      return await call();
    } finally {
      active -= 1;
      done += 1;
      if (done % GROW_EVERY === 0) limit = Math.min(HIGHEST_LIMIT, limit + 1);
      if (active < limit) queue.shift()?.();
    }
  }
  return {
    get: (path, options) => run(() => graph.get(path, options)),
    getPage: (path, options) => run(() => graph.getPage(path, options)),
    getBatch: (paths, options) => run(() => graph.getBatch(paths, options)),
    write: (call) => graph.write(call),
    roles: (options) => graph.roles(options),
    usage: graph.usage,
    onThrottle: undefined,
  };
}
