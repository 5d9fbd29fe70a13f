import type { Clock } from "#lib/platform/clock.ts";
import { log } from "#lib/platform/log.ts";
import { GraphError } from "./errors.ts";

/** A difference to Microsoft's clock up to this is no reason to wait. */
const SKEW_MS = 5 * 60_000;

/**
 * Does our clock agree with Microsoft's? Asked before anything that a date decides; no when nobody can
 * vouch for it.
 */
export async function isClockRight(clock: Clock, askTime: () => Promise<number>): Promise<boolean> {
  try {
    const offMs = clock.now() - (await askTime());
    if (Math.abs(offMs) <= SKEW_MS) return true;
    log.warn({ offMs }, "the clock differs from Microsoft's: nothing that a date decides is done");
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    log.info({ reason: error.message }, "Microsoft could not be asked for the time: dates wait");
  }
  return false;
}
