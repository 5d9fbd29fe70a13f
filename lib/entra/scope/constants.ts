import type { Scope } from "./types.ts";

/** A new connection shows active members and all groups. */
export const DEFAULT_SCOPE: Scope = {
  includeGuests: false,
  includeBlocked: false,
  groups: { by: "all" },
  people: { by: "everyone" },
};
