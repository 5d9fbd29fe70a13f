import type { z } from "zod";
import type { keptHours } from "./schema.ts";

/** When the IT desk is open; `week` from Monday on, null for a day it is closed. Times are of the workspace's zone. */
export type DeskHours = z.output<typeof keptHours>;
export type DayOff = DeskHours["daysOff"][number];

/** Whether the IT desk is open, and until when (epoch ms); null where it does not open within a year. */
export type DeskState =
  | { isOpen: true; until: number }
  | { isOpen: false; until: number | null; dayOff: DayOff | null };

/** The state now and the one after it, for a page that stays open. */
export type DeskOutlook = readonly DeskState[];
