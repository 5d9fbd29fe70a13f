import { log } from "./log.ts";

const REFUSED = /^SQLITE_(FULL|BUSY|READONLY|IOERR|CANTOPEN|PERM)/;
const SAY_EVERY_MS = 60_000;
let saidAt = -Infinity;

/**
 * Does work that can be left undone for now: while the disk is full or can't be written it says so in the
 * log and gives undefined, so that the process lives on and goes on by itself when the disk is well.
 */
export function outlastDisk<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!REFUSED.test(code)) throw error;
    if (performance.now() - saidAt > SAY_EVERY_MS) {
      saidAt = performance.now();
      log.error({ err: error }, "the database can't be written; trying again");
    }
    return undefined;
  }
}
