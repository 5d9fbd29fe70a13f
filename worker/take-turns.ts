import { log } from "#lib/platform/log.ts";

/** What is failing, for the log, and how long it rests afterwards. */
type Failing = { failed: string; restMs: number };

export type Turns = {
  /** Begins the next turn when it is time and none is under way; cheap, may come often. */
  tick: () => void;
  /** Resolves when the turn under way is over. */
  idle: () => Promise<void>;
};

/**
 * Work beside all other work, one turn at a time. `turn` answers how long to wait for the next one, in
 * milliseconds; on the monotonic clock, so that a clock that is put back holds nothing up.
 */
export function takeTurns({ failed, restMs }: Failing, turn: () => Promise<number>): Turns {
  let nextAt = 0;
  let running: Promise<void> | null = null;
  async function run(): Promise<void> {
    let waitMs = restMs;
    try {
      waitMs = await turn();
    } catch (error) {
      log.error({ err: error }, failed);
    } finally {
      nextAt = performance.now() + waitMs;
      running = null;
    }
  }
  return {
    tick: () => {
      if (running === null && performance.now() >= nextAt) running = run();
    },
    idle: async () => (await running) ?? undefined,
  };
}
