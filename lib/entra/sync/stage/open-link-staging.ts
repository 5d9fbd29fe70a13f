import type { Database } from "#db/client.ts";
import type { LinkedObject } from "../map/map-link.ts";
import { LINK } from "./links.ts";

const ENDED = [
  { kind: LINK.member, table: "memberships", parent: "group_id", child: "member_id" },
  { kind: LINK.owner, table: "ownerships", parent: "group_id", child: "owner_id" },
  { kind: LINK.unitMember, table: "unit_members", parent: "unit_id", child: "member_id" },
] as const;

/** Prepared statements over `staged_links`. One statement stages a whole page of members. */
export function openLinkStaging(client: Database["$client"]) {
  const addPage = client.prepare(
    `INSERT OR IGNORE INTO staged_links (kind, parent_id, child_id, is_removed)
     SELECT ?, ?, o.id, 0 FROM json_each(?) j JOIN objects o ON o.object_id = j.value ORDER BY o.id`,
  );
  const change = client.prepare(
    `INSERT INTO staged_links (kind, parent_id, child_id, is_removed) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET is_removed = excluded.is_removed`,
  );
  const endOthers = ENDED.map(({ kind, table, parent, child }) => ({
    kind,
    statement: client.prepare(
      `INSERT INTO staged_links (kind, parent_id, child_id, is_removed)
       SELECT ${kind}, ${parent}, ${child}, 1 FROM ${table} t WHERE ${parent} = ? ON CONFLICT DO NOTHING`,
    ),
  }));
  return {
    /** Links of the mirror that nothing staged speaks of have ended: this parent was read whole. */
    endOthers(kind: number, parentId: number): void {
      endOthers.find((each) => each.kind === kind)?.statement.run(parentId);
    },
    /** False when some of the objects are unknown yet (or the page is a repetition). */
    addKnown(kind: number, parentId: number, linked: readonly LinkedObject[]): boolean {
      if (linked.length === 0) return true;
      const ids = JSON.stringify(linked.map(({ objectId }) => objectId));
      return addPage.run(kind, parentId, ids).changes === linked.length;
    },
    change(kind: number, parentId: number, childId: number, isRemoved: boolean): void {
      change.run(kind, parentId, childId, Number(isRemoved));
    },
    mark(kind: number, parentId: number): void {
      change.run(kind, parentId, 0, 0);
    },
  };
}
