import type { GraphItem } from "../map/fields.ts";
import { objectIdOf } from "../map/fields.ts";
import { mapApp } from "../map/map-app.ts";
import { hasGroupFacts, mapGroup } from "../map/map-group.ts";
import { linkedUnder } from "../map/map-link.ts";
import { mapUnit } from "../map/map-unit.ts";
import { removalOf } from "../map/removal.ts";
import { readDelta } from "../read-delta.ts";
import { LINK, type LinkKind } from "../stage/links.ts";
import { stageItems } from "../stage-items.ts";
import type { StepContext, SyncStep } from "../step.ts";
import { startOfChanges } from "./start-of-changes.ts";

/** Groups with their members and owners: one group may be spread over many items and pages. */
export const groupChanges: SyncStep = {
  key: "groupChanges",
  title: "Changes of groups and memberships",
  in: "both",
  dependsOn: ["groups", "members", "owners"],
  anyOf: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
  run: (step) =>
    readDelta(step, startOfChanges(step, "groups"), (page) =>
      stageItems<() => void>(step, page.value, {
        map(item) {
          const objectId = objectIdOf(item);
          if (removalOf(item) !== null) return () => step.staging.groups.remove(objectId);
          // Later pages of a big group may bring members only.
          const row = hasGroupFacts(item) ? mapGroup(item, "delta") : null;
          return () => {
            if (row !== null) step.staging.groups.put(row);
            const groupId = step.staging.objectRowId(objectId, "group");
            stageChangedLinks(step, LINK.member, groupId, item, "members@delta");
            stageChangedLinks(step, LINK.owner, groupId, item, "owners@delta");
          };
        },
        put: (stage) => stage(),
        keep: step.staging.groups.keep,
      }),
    ),
};

export const appChanges: SyncStep = {
  key: "appChanges",
  title: "Changes of applications",
  in: "both",
  dependsOn: ["apps"],
  anyOf: ["Application.Read.All", "Directory.Read.All"],
  run: (step) =>
    readDelta(step, startOfChanges(step, "apps"), (page) =>
      stageItems<() => void>(step, page.value, {
        map(item) {
          const objectId = objectIdOf(item);
          if (removalOf(item) !== null) return () => step.staging.apps.remove(objectId);
          const row = mapApp(item, "delta");
          return () => step.staging.apps.put(row);
        },
        put: (stage) => stage(),
        keep: step.staging.apps.keep,
      }),
    ),
};

export const unitChanges: SyncStep = {
  key: "unitChanges",
  title: "Changes of administrative units",
  in: "both",
  dependsOn: ["units", "members"],
  anyOf: ["AdministrativeUnit.Read.All", "Directory.Read.All"],
  run: (step) =>
    readDelta(step, startOfChanges(step, "units"), (page) =>
      stageItems<() => void>(step, page.value, {
        map(item) {
          const objectId = objectIdOf(item);
          if (removalOf(item) !== null) return () => step.staging.units.remove(objectId);
          const row = hasGroupFacts(item) ? mapUnit(item, "delta") : null;
          return () => {
            if (row !== null) step.staging.units.put(row);
            const unitId = step.staging.objectRowId(objectId, "unit");
            stageChangedLinks(step, LINK.unitMember, unitId, item, "members@delta");
          };
        },
        put: (stage) => stage(),
        keep: step.staging.units.keep,
      }),
    ),
};

function stageChangedLinks(
  step: StepContext,
  kind: LinkKind,
  parentId: number,
  item: GraphItem,
  key: string,
): void {
  for (const linked of linkedUnder(item, key, step.countBad)) step.staging.changeLink(kind, parentId, linked);
}
