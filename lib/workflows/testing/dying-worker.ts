import type { RunPoint } from "../run-point.ts";

const LEASE_MS = 6 * 60_000;
const DEATHS = 3;

/** A worker that dies at `point` of a run, three times in all; with null it lives. */
export class DyingWorker {
  #left = DEATHS;
  readonly point: RunPoint | null;

  constructor(point: RunPoint | null) {
    this.point = point;
  }

  get deaths(): number {
    return DEATHS - this.#left;
  }

  /** Comes by until nothing is due, or for the fortieth time. `settle` is its turn: how many runs it took further. */
  async turn(
    desk: { now: number },
    settle: (onPoint: (reached: RunPoint) => void) => Promise<number>,
  ): Promise<void> {
    for (let turns = 0; turns < 40; turns += 1) {
      const before = this.#left;
      const taken = await settle((reached) => {
        if (reached !== this.point || this.#left === 0) return;
        this.#left -= 1;
        throw new Error("died here");
      });
      // Nobody gives back what a dead process held: its time has to pass.
      if (this.#left < before) desk.now += LEASE_MS;
      else if (taken === 0) return;
    }
  }
}
