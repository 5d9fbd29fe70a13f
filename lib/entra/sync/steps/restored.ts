import * as paths from "#lib/entra/graph/paths.ts";
import { linkedOrNone } from "../map/map-link.ts";
import { readBatches, type Parent } from "../read-batches.ts";
import { LINK } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";

/**
 * People back from the recycle bin. Their memberships came back with them, which the changes of the
 * groups do not surely tell: they are read once more.
 */
export const restored: SyncStep = {
  key: "restored",
  title: "Memberships of restored people",
  in: "delta",
  dependsOn: ["userChanges", "groupChanges", "unitChanges", "deletedUsers"],
  anyOf: ["Directory.Read.All"],
  run: (step) =>
    readBatches(step, {
      parents: restoredPeople(step),
      path: (objectId) => paths.userMemberOf(objectId, { select: "id", top: 999 }),
      stage(person, page) {
        for (const item of page.value) {
          for (const parent of linkedOrNone(item, step.countBad)) {
            const kind = parent.kind === "group" ? LINK.member : parent.kind === "unit" ? LINK.unitMember : null;
            if (kind === null) continue;
            const parentId = step.staging.objectRowId(parent.objectId, parent.kind);
            step.staging.changeLink(kind, parentId, { objectId: person.objectId, kind: "user", isRemoved: false });
          }
        }
        return page.value.length;
      },
      unread: () => undefined,
    }),
};

function restoredPeople(step: StepContext): Parent[] {
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT p.id, p.object_id AS objectId FROM people p JOIN staged_people s ON s.object_id = p.object_id
       WHERE p.status = 'Deleted' AND s.is_removed = 0 AND s.deleted_at IS NULL AND s.display_name IS NOT NULL
       ORDER BY p.id`,
    )
    .all();
}
