import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import type { MirrorPatch } from "./types.ts";

/**
 * Takes out of "what changed" what a sync told only because Entra's copies don't show our effect yet:
 * nobody has removed who was just added. Call it in the transaction of that sync.
 */
export function forgetUntrueChanges(db: Database, runId: string, patches: readonly MirrorPatch[]): void {
  for (const patch of patches) {
    const untrue = contraryOf(patch);
    if (untrue !== null) db.run(sql`DELETE FROM change_feed WHERE run_id = ${runId} AND ${untrue}`);
  }
}

/** The line that says the contrary of an effect; null where there is no such line. */
function contraryOf(patch: MirrorPatch): SQL | null {
  const person = patch.personObjectId;
  switch (patch.kind) {
    case "membership": {
      const what = patch.isMember ? "member-removed" : "member-added";
      return sql`kind = 'group' AND object_id = ${patch.groupObjectId} AND related_object_id = ${person}
        AND what = ${what}`;
    }
    case "assignment": {
      const what = patch.isAssigned ? "assignment-removed" : "assignment-added";
      return sql`kind = 'app' AND object_id = ${patch.appObjectId} AND related_object_id = ${person}
        AND what = ${what} AND coalesce(before, after) IS (
          SELECT r.display_name FROM app_roles r JOIN apps a ON a.id = r.app_id
           WHERE a.object_id = ${patch.appObjectId} AND r.role_id = ${patch.roleId})`;
    }
    case "sign-in": {
      const what = patch.isBlocked ? "unblocked" : "blocked";
      return sql`kind = 'person' AND object_id = ${person} AND what = ${what}`;
    }
    case "account": {
      const what = patch.isDeleted ? "joined" : "left";
      return sql`kind = 'person' AND object_id = ${person} AND what = ${what}`;
    }
    default:
      return null;
  }
}
