import type { Clock } from "#lib/platform/clock.ts";
import { GraphError } from "./errors.ts";

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** One wait for a whole client: when Microsoft says "later", nobody asks before. */
export type ThrottleGate = {
  close(ms: number): void;
  /** Waits until the gate opens. Throws `throttled` at once when that is past `deadline`. */
  pass(deadline: number, signal?: AbortSignal): Promise<void>;
  /** After a good answer: tells the listener that it goes on. */
  open(): void;
  readonly until: number;
};

/** @param notify gets epoch ms until when we wait, and null when it goes on. */
export function createThrottleGate(clock: Clock, sleep: Sleep, notify: (until: number | null) => void): ThrottleGate {
  let until = 0;
  let isAnnounced = false;
  return {
    get until() {
      return until;
    },
    close(ms) {
      until = Math.max(until, clock.now() + ms);
      isAnnounced = true;
      notify(until);
    },
    async pass(deadline, signal) {
      while (until > clock.now()) {
        const waitMs = until - clock.now();
        if (until > deadline) throw throttled(waitMs);
        await sleep(waitMs, signal);
      }
    },
    open() {
      if (!isAnnounced || until > clock.now()) return;
      isAnnounced = false;
      notify(null);
    },
  };
}

export function throttled(retryAfterMs: number): GraphError {
  return new GraphError({ kind: "throttled", code: "throttled", message: "Microsoft asked us to slow down.", retryAfterMs });
}
