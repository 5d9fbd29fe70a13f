import type { Database } from "#db/client.ts";
import { LINK, type LinkKind } from "../stage/links.ts";
import type { TrackedKind } from "../map/selects.ts";

/** What the mirror is made of. Each kind is applied whole or stays whole as it was. */
export const MIRROR_KINDS = ["people", "groups", "apps", "assignments", "units", "roles"] as const;
export type MirrorKind = (typeof MIRROR_KINDS)[number];

type KindSpec = {
  /** Steps that must be over when everything is read. */
  lists: readonly string[];
  /** Steps that must be over in every cycle. */
  changes: readonly string[];
  cursor: TrackedKind | null;
  staged: string;
  links: readonly LinkKind[];
};

/** Of which steps a kind is told, and where its rows are staged. */
export const KINDS: Record<MirrorKind, KindSpec> = {
  people: { lists: ["users"], changes: ["userChanges"], cursor: "users", staged: "staged_people", links: [] },
  groups: {
    lists: ["groups", "owners", "members"],
    changes: ["groupChanges"],
    cursor: "groups",
    staged: "staged_groups",
    links: [LINK.member, LINK.owner],
  },
  apps: { lists: ["apps"], changes: ["appChanges"], cursor: "apps", staged: "staged_apps", links: [] },
  assignments: {
    lists: [],
    changes: ["assignments"],
    cursor: null,
    staged: "staged_assignments",
    links: [],
  },
  units: {
    lists: ["units", "members"],
    changes: ["unitChanges"],
    cursor: "units",
    staged: "staged_units",
    links: [LINK.unitMember],
  },
  roles: {
    lists: [],
    changes: ["roles", "roleMembers"],
    cursor: null,
    staged: "staged_roles",
    links: [LINK.roleMember],
  },
};

/** Kinds whose every step is over: only these may be believed. */
export function toldKinds(isDone: (stepKey: string) => boolean, isComplete: boolean): Set<MirrorKind> {
  const isTold = (kind: MirrorKind) =>
    [...(isComplete ? KINDS[kind].lists : []), ...KINDS[kind].changes].every(isDone);
  return new Set(MIRROR_KINDS.filter(isTold));
}

/** Forgets what this cycle read of a kind, so that it stays as it is. Call inside a transaction. */
export function forgetKind(db: Database, kind: MirrorKind): void {
  const { staged, links } = KINDS[kind];
  db.$client.exec(`DELETE FROM ${staged}`);
  for (const link of links) db.$client.exec(`DELETE FROM staged_links WHERE kind = ${link}`);
}
