import "server-only";
import type { Database } from "#db/client.ts";
import { untilWritable } from "#db/until-writable.ts";
import { DeskError } from "./errors.ts";

/**
 * For doors, before the verb: a sync may be writing what it brought, and pages are served meanwhile.
 * Throws `DeskError` when it takes longer than anybody would wait.
 */
export async function untilFree(db: Database): Promise<void> {
  if (await untilWritable(db)) return;
  throw new DeskError(
    "unavailable",
    "Gatehouse is busy writing what a sync brought, so nothing was changed. Try again in a minute.",
  );
}
