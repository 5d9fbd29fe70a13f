import * as paths from "#lib/entra/graph/paths.ts";
import { mapUser } from "../map/map-user.ts";
import { USER_SELECT } from "../map/selects.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import type { StepContext, SyncStep } from "../step.ts";

/** Users in the recycle bin (30 days). Afterwards read only when a cycle saw somebody deleted. */
export const deletedUsers: SyncStep = {
  key: "deletedUsers",
  title: "Deleted people",
  in: "both",
  dependsOn: ["users", "userChanges"],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    if (step.kind === "delta" && !hasNewlyDeleted(step)) return;
    const path = paths.deletedUsers({ select: `${USER_SELECT},deletedDateTime`, top: 999 });
    await readList(step, path, (page) =>
      stageItems(step, page.value, {
        map: (item) => ({ ...mapUser(item, "delta", true), managerObjectId: null }),
        put: step.staging.people.put,
        keep: step.staging.people.keep,
      }),
    );
  },
};

function hasNewlyDeleted(step: StepContext): boolean {
  return (
    step.db.$client.prepare("SELECT 1 FROM staged_people WHERE deleted_at IS NOT NULL LIMIT 1").get() !==
    undefined
  );
}
