import type { Database } from "./client.ts";

/** Runs `work` with another limit, in ms, on how long this process stands still for another one's write. */
export function withPatience<T>({ $client }: Database, ms: number, work: () => T): T {
  const usual = Number($client.pragma("busy_timeout", { simple: true }));
  $client.pragma(`busy_timeout = ${ms}`);
  try {
    return work();
  } finally {
    $client.pragma(`busy_timeout = ${usual}`);
  }
}
