import { desc, inArray } from "drizzle-orm";
import { syncRuns } from "#db/schema/index.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import { linkedOrNone, type ObjectKind } from "../map/map-link.ts";
import type { Parent } from "../chains.ts";
import { readBatches } from "../read-batches.ts";
import { LINK, NAMED_AGAIN, type LinkKind } from "../stage/links.ts";
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
    in: "both",
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
        // In the bin once more: they must not count as back without what they are members of.
        unread: ({ objectId }, { kind }) => {
          if (kind === "not-found") step.staging.markDeleted(objectId, step.clock.now());
        },
      }),
  };
}

/**
 * Known as deleted until now, or not known at all. While lists are read, and in the cycle after, anybody
 * the changes name: they may have been in the bin just when their groups were read.
 */
function restoredPeople(step: StepContext): Parent[] {
  const isBack = "NOT EXISTS (SELECT 1 FROM people p WHERE p.id = o.id AND p.status <> 'Deleted')";
  const isNamed = `EXISTS (SELECT 1 FROM staged_links l WHERE l.kind = ${NAMED_AGAIN} AND l.parent_id = o.id)`;
  const isNearLists = step.kind !== "delta" || isAfterLists(step);
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT o.id, o.object_id AS objectId FROM staged_people s CROSS JOIN objects o ON o.object_id = s.object_id
       WHERE s.is_removed = 0 AND s.deleted_at IS NULL AND s.display_name IS NOT NULL
         AND ${isNearLists ? isNamed : isBack} ORDER BY o.id`,
    )
    .all();
}

/** Delta may be minutes late: the first cycle after the lists still tells of the time they were read. */
function isAfterLists({ db }: StepContext): boolean {
  const isApplied = inArray(syncRuns.status, ["Completed", "Held"]);
  const last = db.select().from(syncRuns).where(isApplied).orderBy(desc(syncRuns.finishedAt)).get();
  return last !== undefined && last.kind !== "delta";
}
