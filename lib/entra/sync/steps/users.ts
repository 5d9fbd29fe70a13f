import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import { objectIdOf } from "../map/fields.ts";
import { managerOf, mapUser } from "../map/map-user.ts";
import { removalOf } from "../map/removal.ts";
import { USER_SELECT } from "../map/selects.ts";
import { readDelta } from "../read-delta.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import { isIn, partOf, type StepContext, type SyncStep } from "../step.ts";
import { firstDeltaPath } from "./watermarks.ts";

/** The longer way: the list without managers, then a whole round of changes for them alone. */
const PLAIN_LIST = "plain list:";
const MANAGERS = "managers:";

/** All users with their manager: one request for each 999. */
export const users: SyncStep = {
  key: "users",
  title: "People and managers",
  in: "list",
  dependsOn: ["watermarks"],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    if (isIn(step, PLAIN_LIST) || isIn(step, MANAGERS)) return readApart(step);
    try {
      await readUsers(step, { expand: "manager($select=id)" });
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind !== "invalid" || step.cursor !== null) throw error;
      step.note("Microsoft refused managers in the list; they were read one list later.");
      await readApart(step);
    }
  },
};

async function readApart(step: StepContext): Promise<void> {
  if (!isIn(step, MANAGERS)) await readUsers(partOf(step, PLAIN_LIST), {});
  await readDelta(partOf(step, MANAGERS), firstDeltaPath("users"), (page) =>
    stageItems(step, page.value, {
      map: (item) => ({
        objectId: objectIdOf(item),
        manager: removalOf(item) === null ? managerOf(item, "delta") : null,
      }),
      put: ({ objectId, manager }) => {
        if (manager !== null) step.staging.setManager(objectId, manager);
      },
      keep: () => undefined,
    }),
  );
}

function readUsers(step: StepContext, expand: { expand?: string }): Promise<void> {
  return readList(step, paths.users({ select: USER_SELECT, top: 999, ...expand }), (page) =>
    stageItems(step, page.value, {
      map: (item) => mapUser(item, "list"),
      put: step.staging.people.put,
      keep: step.staging.people.keep,
    }),
  );
}
