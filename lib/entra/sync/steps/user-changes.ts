import type { GraphItem } from "../map/fields.ts";
import { objectIdOf } from "../map/fields.ts";
import { mapUser } from "../map/map-user.ts";
import { readDelta } from "../read-delta.ts";
import { NAMED_AGAIN } from "../stage/links.ts";
import { stageItems } from "../stage-items.ts";
import { removalOf } from "../map/removal.ts";
import type { SyncStep } from "../step.ts";
import { startOfChanges } from "./start-of-changes.ts";

/** What changed about people: since the last cycle, or while the lists were read. */
export const userChanges: SyncStep = {
  key: "userChanges",
  title: "Changes of people",
  in: "both",
  dependsOn: ["users"],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  run: (step) =>
    readDelta(step, startOfChanges(step, "users"), (page) =>
      stageItems<() => void>(step, page.value, {
        map(item: GraphItem) {
          const removal = removalOf(item);
          if (removal === null) {
            const row = mapUser(item, "delta");
            return () => {
              step.staging.people.put(row);
              step.staging.mark(NAMED_AGAIN, step.staging.objectRowId(row.objectId, "user"));
            };
          }
          const objectId = objectIdOf(item);
          return removal === "deleted"
            ? () => step.staging.people.remove(objectId)
            : () => step.staging.markDeleted(objectId, step.clock.now());
        },
        put: (stage) => stage(),
        keep: step.staging.people.keep,
      }),
    ),
};
