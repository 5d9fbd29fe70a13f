import * as paths from "#lib/entra/graph/paths.ts";
import { linkedOrNone } from "../map/map-link.ts";
import type { Parent } from "../chains.ts";
import { readBatches } from "../read-batches.ts";
import { LINK, LINKS_AGAIN, OWNERS_AGAIN, type LinkKind } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";

const GROUP_READ = ["GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"];
const HIDDEN_READ = "Member.Read.Hidden";
const PAGE = { select: "id", top: 999 } as const;

/** Members of groups and of administrative units, in the same batches: fewer of them go out half full. */
export const groupMembers: SyncStep = {
  key: "members",
  title: "Memberships",
  in: "list",
  dependsOn: ["groups", "units"],
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
    const inGroups = parentsOf(step, "staged_groups", LINK.member).filter(({ id }) => !skipped.has(id));
    const inUnits = parentsOf(step, "staged_units", LINK.unitMember);
    return readLinks(
      step,
      [...inGroups, ...inUnits].toSorted((a, b) => a.id - b.id),
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
    return readLinks(
      step,
      parents.map((parent) => ({ ...parent, link: LINK.owner })),
    );
  },
};

export const roleMembers: SyncStep = {
  key: "roleMembers",
  title: "Holders of directory roles",
  in: "both",
  dependsOn: ["roles"],
  anyOf: ["RoleManagement.Read.Directory", "Directory.Read.All"],
  run: (step) => readLinks(step, parentsOf(step, "staged_roles", LINK.roleMember)),
};

/** A parent with the kind of links to read. */
type LinkParent = Parent & { link: Exclude<LinkKind, typeof LINK.assignment> };

const PATHS: Record<LinkParent["link"], (objectId: string) => string> = {
  [LINK.member]: (id) => paths.groupMembers(id, PAGE),
  [LINK.owner]: (id) => paths.groupOwners(id, PAGE),
  [LINK.unitMember]: (id) => paths.administrativeUnitMembers(id, PAGE),
  [LINK.roleMember]: (id) => paths.directoryRoleMembers(id, { select: "id" }),
};

function parentsOf(
  step: StepContext,
  table: "staged_groups" | "staged_units" | "staged_roles",
  link: LinkParent["link"],
): LinkParent[] {
  const described = table === "staged_roles" ? "1" : "s.is_removed = 0 AND s.display_name IS NOT NULL";
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT o.id, o.object_id AS objectId FROM ${table} s CROSS JOIN objects o ON o.object_id = s.object_id
       WHERE ${described} ORDER BY o.id`,
    )
    .all()
    .map((parent) => ({ ...parent, link }));
}

function hiddenGroups(step: StepContext): Parent[] {
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT o.id, o.object_id AS objectId FROM staged_groups s JOIN objects o ON o.object_id = s.object_id
       WHERE s.visibility = 'HiddenMembership' AND s.is_removed = 0`,
    )
    .all();
}

function readLinks(step: StepContext, parents: readonly LinkParent[]): Promise<void> {
  return readBatches(step, {
    parents,
    path: ({ link, objectId }) => PATHS[link](objectId),
    stage: ({ link, id }, page) => {
      const linked = page.value.flatMap((item) => linkedOrNone(item, step.countBad));
      step.staging.putLinks(link, id, linked);
      return page.value.length;
    },
    unread: ({ link, id }, error) => {
      step.staging.markUnread(link, id);
      if (error.kind === "not-found") step.staging.mark(LINKS_AGAIN, id);
      if (error.kind === "missing-permission") {
        step.note("Some of them may not be read; they stay as they were.");
      }
    },
  });
}

/**
 * Reads all links of the groups and units marked for it. They are exact then: what the mirror has
 * besides is staged as ended.
 */
export function readLinksAgain(step: StepContext): Promise<void> {
  return readBatches(
    { ...step, cursor: null, commit: (_cursor, write) => step.commit(null, write) },
    {
      parents: againParents(step),
      path: ({ link, objectId }) => PATHS[link](objectId),
      stage({ link, id }, page) {
        for (const linked of page.value.flatMap((item) => linkedOrNone(item, step.countBad))) {
          step.staging.changeLink(link, id, linked);
        }
        if (page.nextLink === undefined) step.staging.endOthers(link, id);
        return page.value.length;
      },
      // Away once more: the next changes tell.
      unread: () => undefined,
    },
  );
}

function againParents(step: StepContext): LinkParent[] {
  const mayReadHidden = step.grantedPermissions.includes(HIDDEN_READ);
  return step.db.$client
    .prepare<[], Parent & { kind: string; visibility: string | null }>(
      `SELECT o.id, o.object_id AS objectId, o.kind, coalesce(s.visibility, g.visibility) AS visibility
       FROM staged_links l JOIN objects o ON o.id = l.parent_id
       LEFT JOIN staged_groups s ON s.object_id = o.object_id LEFT JOIN groups g ON g.id = o.id
       WHERE l.kind = ${LINKS_AGAIN} AND o.kind IN ('group', 'unit') ORDER BY o.id`,
    )
    .all()
    .flatMap(({ id, objectId, kind, visibility }) => {
      const links = kind === "unit" ? [LINK.unitMember] : [LINK.member, LINK.owner];
      const isHidden = visibility === "HiddenMembership" && !mayReadHidden;
      return links
        .filter((link) => link !== LINK.member || !isHidden)
        .map((link) => ({ id, objectId, link }));
    });
}
