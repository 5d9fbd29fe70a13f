import type { Database } from "#db/client.ts";
import { hasRoom } from "#db/room.ts";
import { DeskError } from "#lib/platform/errors.ts";

/** Is there room for an action's result? What can't be kept must not be sent. Throws `DeskError`. */
export function requireRoom(db: Database): void {
  if (hasRoom(db)) return;
  throw new DeskError(
    "unavailable",
    "The disk of Gatehouse is almost full, so the result could not be kept. Nothing was sent. Free some space, then try again.",
  );
}
