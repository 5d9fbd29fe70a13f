import { GraphError } from "#lib/entra/graph/errors.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import type { GraphItem } from "../map/fields.ts";
import { mapGroup } from "../map/map-group.ts";
import { linkedUnder } from "../map/map-link.ts";
import { GROUP_SELECT } from "../map/selects.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import { LINK, OWNERS_AGAIN } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";

/** An expand carries at most so many objects, and does not say when there are more. */
const EXPAND_LIMIT = 20;

/** All groups with their owners: one request for each 999. */
export const groups: SyncStep = {
  key: "groups",
  title: "Groups",
  in: "list",
  dependsOn: ["watermarks"],
  anyOf: ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"],
  async run(step) {
    try {
      await readGroups(step, true);
    } catch (error) {
      if (!(error instanceof GraphError) || error.kind !== "invalid" || step.cursor !== null) throw error;
      step.note("Microsoft refused owners in the list; they are read group by group.");
      await readGroups(step, false);
    }
  },
};

function readGroups(step: StepContext, withOwners: boolean): Promise<void> {
  const expand = withOwners ? { expand: "owners($select=id)" } : {};
  return readList(step, paths.groups({ select: GROUP_SELECT, top: 999, ...expand }), (page) => {
    const read = stageItems(step, page.value, {
      map: (item) => ({ row: mapGroup(item, "list"), item }),
      put: ({ row, item }) => {
        step.staging.groups.put(row);
        stageOwners(step, row.objectId, item, withOwners);
      },
      keep: step.staging.groups.keep,
    });
    return read;
  });
}

function stageOwners(step: StepContext, objectId: string, item: GraphItem, withOwners: boolean): void {
  const groupId = step.staging.objectRowId(objectId, "group");
  const owners = linkedUnder(item, "owners", step.countBad);
  step.staging.putLinks(LINK.owner, groupId, owners);
  if (!withOwners || owners.length >= EXPAND_LIMIT) step.staging.mark(OWNERS_AGAIN, groupId);
}
