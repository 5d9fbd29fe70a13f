import * as paths from "#lib/entra/graph/paths.ts";
import { linkedOrNone, type ObjectKind } from "../map/map-link.ts";
import type { Parent } from "../chains.ts";
import { readBatches } from "../read-batches.ts";
import { LINK, type LinkKind } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";

type Found = Partial<Record<ObjectKind, LinkKind>>;

/** People back from the recycle bin: what they are members of came back with them. */
export const restored = backLinks({
  key: "restored",
  title: "Memberships of restored people",
  path: (objectId) => paths.userMemberOf(objectId, { select: "id", top: 999 }),
  found: { group: LINK.member, unit: LINK.unitMember },
});

/** And what they own. */
export const restoredOwners = backLinks({
  key: "restoredOwners",
  title: "Groups owned by restored people",
  path: (objectId) => paths.userOwnedObjects(objectId, { select: "id", top: 999 }),
  found: { group: LINK.owner },
});

/** The changes of the groups do not surely tell of links that came back: they are read person by person. */
function backLinks(plan: {
  key: string;
  title: string;
  path: (objectId: string) => string;
  found: Found;
}): SyncStep {
  return {
    key: plan.key,
    title: plan.title,
    in: "delta",
    dependsOn: ["userChanges", "groupChanges", "unitChanges", "deletedUsers"],
    anyOf: ["Directory.Read.All"],
    run: (step) =>
      readBatches(step, {
        parents: restoredPeople(step),
        path: ({ objectId }) => plan.path(objectId),
        stage(person, page) {
          for (const parent of page.value.flatMap((item) => linkedOrNone(item, step.countBad))) {
            const kind = plan.found[parent.kind];
            if (kind === undefined) continue;
            const parentId = step.staging.objectRowId(parent.objectId, parent.kind);
            step.staging.changeLink(kind, parentId, {
              objectId: person.objectId,
              kind: "user",
              isRemoved: false,
            });
          }
          return page.value.length;
        },
        unread: () => undefined,
      }),
  };
}

function restoredPeople(step: StepContext): Parent[] {
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT p.id, p.object_id AS objectId FROM people p JOIN staged_people s ON s.object_id = p.object_id
       WHERE p.status = 'Deleted' AND s.is_removed = 0 AND s.deleted_at IS NULL AND s.display_name IS NOT NULL
       ORDER BY p.id`,
    )
    .all();
}
