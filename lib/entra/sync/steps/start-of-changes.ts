import { eq } from "drizzle-orm";
import { syncCursors } from "#db/schema/index.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { selectHash, type TrackedKind } from "../map/selects.ts";
import type { StepContext } from "../step.ts";
import { startAfterLists } from "./watermarks.ts";

/** Delta links live seven days; before the last of them is spent we start over. */
export const LINK_LIFE_MS = 6 * 24 * 60 * 60_000;

/** Where the changes of a kind begin in this cycle. Throws `expired-delta` when a whole round is due. */
export function startOfChanges(step: StepContext, kind: TrackedKind): string {
  if (step.kind !== "delta") return startAfterLists(step, kind);
  const row = step.db.select().from(syncCursors).where(eq(syncCursors.key, kind)).get();
  if (
    row === undefined ||
    row.selectHash !== selectHash(kind) ||
    row.savedAt + LINK_LIFE_MS < step.clock.now()
  ) {
    throw new GraphError({ kind: "expired-delta", message: `There is no usable delta link for ${kind}.` });
  }
  return row.deltaLink;
}
