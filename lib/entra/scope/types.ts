import type { z } from "zod";
import type { scopeSchema } from "./schema.ts";

/** Who counts as People and which groups are in sight. Deleted people never do. */
export type Scope = z.output<typeof scopeSchema>;

/** Something a scope is chosen by, as a form shows it. `name` is null when Entra has it no more. */
export type ScopeChoice = { id: string; name: string | null; detail: string | null; count: number };

/** One side of a preview: how many, and the first of them by name. */
export type ScopeMove = { count: number; first: { objectId: string; displayName: string }[] };

/** What saving a scope would change. */
export type ScopePreview = {
  people: { before: number; after: number; enter: ScopeMove; leave: ScopeMove };
  groups: { before: number; after: number; enter: ScopeMove; leave: ScopeMove };
  /** Memberships of people in scope in groups in scope. */
  memberships: { before: number; after: number };
};

/** What the saved scope shows, and how many guests and blocked people are among the chosen. */
export type ScopeNow = {
  people: number;
  groups: number;
  allGroups: number;
  guests: number;
  blocked: number;
};
