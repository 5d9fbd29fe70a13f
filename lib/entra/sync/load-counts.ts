import type { Database } from "#db/client.ts";

export type MirrorCounts = {
  /** All non-deleted users. */
  users: number;
  /** Active and not a guest. */
  activeMembers: number;
  /** In scope: what People shows. */
  people: number;
  groups: number;
  memberships: number;
  ownerships: number;
  apps: number;
  assignments: number;
  administrativeUnits: number;
  deletedUsers: number;
};

/** What the mirror holds. */
export function loadCounts(db: Database): MirrorCounts {
  const count = (from: string) => Number(db.$client.prepare(`SELECT count(*) FROM ${from}`).pluck().get());
  return {
    users: count("people WHERE status <> 'Deleted'"),
    activeMembers: count("people WHERE status = 'Active' AND is_guest = 0"),
    people: count("people WHERE in_scope = 1"),
    groups: count("groups"),
    memberships: count("memberships"),
    ownerships: count("ownerships"),
    apps: count("apps WHERE is_enterprise = 1"),
    assignments: count("assignments"),
    administrativeUnits: count("administrative_units"),
    deletedUsers: count("people WHERE status = 'Deleted'"),
  };
}
