import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import { mapUser } from "../map/map-user.ts";
import { USER_SELECT } from "../map/selects.ts";
import { readList } from "../read-list.ts";
import { forgetWatermark } from "../step-rows.ts";
import { stageItems } from "../stage-items.ts";
import type { StepContext, SyncStep } from "../step.ts";

/** All users with their manager: one request for each 999. */
export const users: SyncStep = {
  key: "users",
  title: "People and managers",
  in: "list",
  dependsOn: ["watermarks"],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    try {
      await readUsers(step, true);
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind !== "invalid" || step.cursor !== null) throw error;
      // Without the expand, managers come with a whole round of changes: slower, as complete.
      forgetWatermark(step, "users");
      step.note("Microsoft refused managers in the list; they are read one list later.");
      await readUsers(step, false);
    }
  },
};

function readUsers(step: StepContext, withManager: boolean): Promise<void> {
  const expand = withManager ? { expand: "manager($select=id)" } : {};
  return readList(step, paths.users({ select: USER_SELECT, top: 999, ...expand }), (page) =>
    stageItems(step, page.value, {
      map: (item) =>
        withManager ? mapUser(item, "list") : { ...mapUser(item, "list"), managerObjectId: null },
      put: step.staging.people.put,
      keep: step.staging.people.keep,
    }),
  );
}
