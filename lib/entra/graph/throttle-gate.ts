import type { Clock } from "#lib/platform/clock.ts";
import { GraphError } from "./errors.ts";
import { MAX_WAIT_MS } from "./retry-after.ts";

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/** Until when nobody asks, epoch ms. Shared by all clients of one tenant in a process. */
export type ThrottleState = { until: number };

/** One wait for a whole client: when Microsoft says "later", nobody asks before. */
export type ThrottleGate = {
  close(ms: number): void;
  /** Waits until the gate opens. Throws `throttled` at once when that is past `deadline`. */
  pass(deadline: number, signal?: AbortSignal): Promise<void>;
  /** After a good answer: tells the listener that it goes on. */
  open(): void;
};

/** @param notify gets epoch ms until when we wait, and null when it goes on. */
export function createThrottleGate(
  clock: Clock,
  sleep: Sleep,
  notify: (until: number | null) => void,
  state: ThrottleState = { until: 0 },
): ThrottleGate {
  let isAnnounced = false;
  const announce = () => {
    isAnnounced = true;
    notify(state.until);
  };
  // Nobody is asked to wait for much longer than that: the clock was put back meanwhile.
  const leftMs = () => {
    const left = state.until - clock.now();
    return left > 2 * MAX_WAIT_MS ? 0 : Math.max(0, left);
  };
  return {
    close(ms) {
      state.until = clock.now() + Math.max(leftMs(), ms);
      announce();
    },
    async pass(deadline, signal) {
      for (let waitMs = leftMs(); waitMs > 0; waitMs = leftMs()) {
        if (state.until > deadline) throw throttled(waitMs);
        if (!isAnnounced) announce();
        await sleep(waitMs, signal);
      }
    },
    open() {
      if (!isAnnounced || leftMs() > 0) return;
      isAnnounced = false;
      notify(null);
    },
  };
}

function throttled(retryAfterMs: number): GraphError {
  return new GraphError({
    kind: "throttled",
    code: "throttled",
    message: "Microsoft asked us to slow down.",
    retryAfterMs,
  });
}
