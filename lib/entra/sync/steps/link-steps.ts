import * as paths from "#lib/entra/graph/paths.ts";
import { linkedOrNone } from "../map/map-link.ts";
import { readBatches, type Parent } from "../read-batches.ts";
import { LINK, OWNERS_AGAIN, type LinkKind } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";

const GROUP_READ = ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"];
const HIDDEN_READ = "Member.Read.Hidden";
const PAGE = { select: "id", top: 999 } as const;

export const groupMembers: SyncStep = {
  key: "members",
  title: "Group memberships",
  in: "list",
  dependsOn: ["groups"],
  anyOf: GROUP_READ,
  run(step) {
    const hidden = step.grantedPermissions.includes(HIDDEN_READ) ? [] : hiddenGroups(step);
    if (hidden.length > 0 && step.cursor === null) {
      // Without the permission Microsoft answers such a group with an empty list and no error.
      step.commit(null, () => {
        for (const { id } of hidden) step.staging.markUnread(LINK.member, id);
        return 0;
      });
    }
    if (hidden.length > 0) {
      step.note(
        `${hidden.length} ${hidden.length === 1 ? "group hides its" : "groups hide their"} members; ${HIDDEN_READ} is not granted.`,
      );
    }
    const skipped = new Set(hidden.map(({ id }) => id));
    return readLinks(
      step,
      LINK.member,
      parentsOf(step, "staged_groups").filter(({ id }) => !skipped.has(id)),
      (id) => paths.groupMembers(id, PAGE),
    );
  },
};

export const owners: SyncStep = {
  key: "owners",
  title: "Groups with many owners",
  in: "list",
  dependsOn: ["groups"],
  anyOf: GROUP_READ,
  run(step) {
    const parents = step.db.$client
      .prepare<[number], Parent>(
        `SELECT o.id, o.object_id AS objectId FROM staged_links l JOIN objects o ON o.id = l.parent_id
         WHERE l.kind = ? ORDER BY o.id`,
      )
      .all(OWNERS_AGAIN);
    return readLinks(step, LINK.owner, parents, (id) => paths.groupOwners(id, PAGE));
  },
};

export const unitMembers: SyncStep = {
  key: "unitMembers",
  title: "Members of administrative units",
  in: "list",
  dependsOn: ["units"],
  anyOf: ["AdministrativeUnit.Read.All", "Directory.Read.All"],
  run: (step) =>
    readLinks(step, LINK.unitMember, parentsOf(step, "staged_units"), (id) =>
      paths.administrativeUnitMembers(id, PAGE),
    ),
};

export const roleMembers: SyncStep = {
  key: "roleMembers",
  title: "Holders of directory roles",
  in: "both",
  dependsOn: ["roles"],
  anyOf: ["RoleManagement.Read.Directory", "Directory.Read.All"],
  run: (step) =>
    readLinks(step, LINK.roleMember, parentsOf(step, "staged_roles"), (id) =>
      paths.directoryRoleMembers(id, { select: "id" }),
    ),
};

function parentsOf(step: StepContext, table: "staged_groups" | "staged_units" | "staged_roles"): Parent[] {
  const described = table === "staged_roles" ? "1" : "s.is_removed = 0 AND s.display_name IS NOT NULL";
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT o.id, o.object_id AS objectId FROM ${table} s JOIN objects o ON o.object_id = s.object_id
       WHERE ${described} ORDER BY o.id`,
    )
    .all();
}

function hiddenGroups(step: StepContext): Parent[] {
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT o.id, o.object_id AS objectId FROM staged_groups s JOIN objects o ON o.object_id = s.object_id
       WHERE s.visibility = 'HiddenMembership' AND s.is_removed = 0`,
    )
    .all();
}

function readLinks(step: StepContext, kind: LinkKind, parents: Parent[], path: (objectId: string) => string) {
  return readBatches(step, {
    parents,
    path,
    stage: (parent, page) => {
      step.staging.putLinks(
        kind,
        parent.id,
        page.value.flatMap((item) => linkedOrNone(item, step.countBad)),
      );
      return page.value.length;
    },
    unread: (parent, error) => {
      step.staging.markUnread(kind, parent.id);
      if (error.kind === "missing-permission")
        step.note("Some of them may not be read; they stay as they were.");
    },
  });
}
