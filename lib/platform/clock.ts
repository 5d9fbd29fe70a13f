/** The source of time; tests pass their own. */
export type Clock = { /** Milliseconds since the epoch, UTC. */ now(): number };

export const systemClock: Clock = { now: () => Date.now() };
