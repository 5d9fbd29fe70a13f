import type { Database } from "#db/client.ts";
import { LINK } from "../stage/links.ts";

const HELD = `SELECT o.id FROM sync_holds h JOIN sync_hold_items i ON i.hold_id = h.id
  JOIN objects o ON o.object_id = i.object_id
  WHERE h.status = 'Held' AND h.kind = 'people' AND i.what = 'removed'`;

/**
 * What people have who wait for a decision goes only together with them. Links that delta itself took away
 * are not spared: it would not tell of them again.
 */
export function spareHeldPeople(db: Database, isComplete: boolean): void {
  db.$client.exec(`DELETE FROM touched_assignments WHERE is_removed = 1 AND principal_id IN (${HELD})`);
  const readWhole = isComplete
    ? [LINK.member, LINK.owner, LINK.unitMember, LINK.roleMember]
    : [LINK.roleMember];
  for (const link of readWhole)
    db.$client.exec(`DELETE FROM touched_links_${link} WHERE is_removed = 1 AND child_id IN (${HELD})`);
}
