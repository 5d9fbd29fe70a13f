import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import type { GraphItem } from "../map/fields.ts";
import { mapGroup } from "../map/map-group.ts";
import { linkedUnder } from "../map/map-link.ts";
import { GROUP_SELECT } from "../map/selects.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import { LINK, OWNERS_AGAIN } from "../stage/links.ts";
import { isIn, partOf, type StepContext, type SyncStep } from "../step.ts";

/** An expand carries at most so many objects, and does not say when there are more. */
const EXPAND_LIMIT = 20;
/** Before the cursor of the list without owners: after a restart it goes on without them. */
const PLAIN_LIST = "plain list:";

/** All groups with their owners: one request for each 999. */
export const groups: SyncStep = {
  key: "groups",
  title: "Groups",
  in: "list",
  dependsOn: ["watermarks"],
  anyOf: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
  async run(step) {
    if (isIn(step, PLAIN_LIST)) return readGroups(partOf(step, PLAIN_LIST), {});
    try {
      await readGroups(step, { expand: "owners($select=id)" });
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind !== "invalid" || step.cursor !== null) throw error;
      step.note("Microsoft refused owners in the list; they are read group by group.");
      await readGroups(partOf(step, PLAIN_LIST), {});
    }
  },
};

function readGroups(step: StepContext, expand: { expand?: string }): Promise<void> {
  return readList(step, paths.groups({ select: GROUP_SELECT, top: 999, ...expand }), (page) => {
    const read = stageItems(step, page.value, {
      map: (item) => ({ row: mapGroup(item, "list"), item }),
      put: ({ row, item }) => {
        step.staging.groups.put(row);
        stageOwners(step, row.objectId, item);
      },
      keep: step.staging.groups.keep,
    });
    return read;
  });
}

function stageOwners(step: StepContext, objectId: string, item: GraphItem): void {
  const groupId = step.staging.objectRowId(objectId, "group");
  const owners = linkedUnder(item, "owners", step.countBad);
  step.staging.putLinks(LINK.owner, groupId, owners);
  if (item["owners"] === undefined || owners.length >= EXPAND_LIMIT) step.staging.mark(OWNERS_AGAIN, groupId);
}
