import { eq, sql } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import { assignmentEndsAt, assignmentGivenBy, membershipEndsAt } from "#lib/directory/access-ends.ts";
import { groupManageability } from "#lib/directory/group-manageability.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { formatAccess, whyNotDirectly } from "./app-access.ts";
import { describeActions, type ApprovalText } from "./describe-actions.ts";
import { checkConnection } from "./eligibility.ts";
import { readFacts } from "./facts-data.ts";
import type { PanelApp, PanelGroup, PanelPerson, SidePanelData } from "./panel-types.ts";
import { countUndoable, listPanelRuns } from "./runs-data.ts";
import type { ActionFacts, GroupFacts } from "./types.ts";

const NEW_FOR_MS = 24 * 60 * 60_000;

/**
 * What the side panel shows about one person. `objectId` is null for a requester with a local account.
 * Agents and admins only. Throws `DeskError`.
 */
export function readSidePanel(
  ctx: Context,
  objectId: string | null,
  requestId: string | null,
  approvalOf: ApprovalText,
): SidePanelData {
  requireRole(ctx, "agent", "admin");
  if (objectId === null) {
    return {
      status: "no-person",
      title: "Not a person in Entra",
      text: "This requester signs in with a local account of Gatehouse, so there is nothing to act on in Entra.",
    };
  }
  const facts = readFacts(ctx, objectId, {});
  if (facts === null) {
    return {
      status: "no-person",
      title: "Not in Gatehouse's copy of Entra",
      text: "Nobody with this object ID was in the last sync. Sync now in Settings → Integrations → Microsoft Entra ID, then look again.",
    };
  }
  const groups = readPanelGroups(ctx, facts);
  return {
    status: "person",
    person: readPanelPerson(ctx, facts),
    readAt: facts.connection?.lastSyncAt ?? null,
    canReconnect: ctx.actor.kind !== "member" || ctx.actor.role === "admin",
    paused: pausedOf(facts),
    cards: describeActions(ctx.db, facts, approvalOf),
    runs: listPanelRuns(ctx, objectId, requestId),
    undoableCount: countUndoable(ctx, objectId, requestId),
    groups,
    apps: readPanelApps(ctx, facts, groups),
  };
}

function pausedOf(facts: ActionFacts): { title: string; text: string; since: number | null } | null {
  const stopped = checkConnection(facts);
  if (stopped?.status !== "not-possible") return null;
  const who = facts.connection?.consentedBy ?? "An admin";
  const isLost = stopped.code === "needs-reauthorization";
  return {
    title: "Actions are paused",
    text: isLost
      ? `Entra needs reauthorization. ${who} can reconnect.`
      : `${stopped.reason} ${stopped.whereToDoIt ?? ""}`.trim(),
    since: isLost ? (facts.connection?.reauthorizationSince ?? null) : null,
  };
}

function readPanelPerson(ctx: Context, { person }: ActionFacts): PanelPerson {
  const row = ctx.db.select().from(people).where(eq(people.id, person.id)).get();
  const manager = ctx.db.get<{ objectId: string; displayName: string } | undefined>(sql`
    SELECT boss.object_id AS objectId, boss.display_name AS displayName
      FROM people JOIN people AS boss ON boss.id = people.manager_id
     WHERE people.id = ${person.id}`);
  return {
    objectId: person.objectId,
    displayName: person.displayName,
    status: person.status,
    isGuest: person.isGuest,
    jobTitle: row?.jobTitle ?? null,
    workEmail: row?.workEmail ?? "",
    manager: manager ?? null,
    officeLocation: row?.officeLocation ?? null,
    usageLocation: row?.usageLocation ?? null,
    department: row?.department ?? null,
    privileges: person.privileges,
  };
}

type GroupRow = Omit<GroupFacts, "appNames" | "hasPerson"> & {
  addedAt: number | null;
  endsAt: number | null;
};

function readPanelGroups(ctx: Context, facts: ActionFacts): PanelGroup[] {
  const { person, connection, now } = facts;
  const rows = ctx.db.all<GroupRow>(sql`
    SELECT groups.id, groups.object_id AS objectId, groups.display_name AS displayName, groups.kind,
           groups.is_dynamic AS isDynamic, groups.is_on_premises AS isOnPremises,
           groups.is_role_assignable AS isRoleAssignable,
           groups.is_management_restricted AS isManagementRestricted, groups.in_scope AS inScope,
           (SELECT max(action_runs.finished_at) FROM action_runs
             WHERE action_runs.subject_object_id = ${person.objectId}
               AND action_runs.action_key IN ('add-user-to-group', 'assign-application-to-user')
               AND action_runs.state IN ('done', 'verified')
               AND (json_extract(action_runs.input, '$.groupObjectId') = groups.object_id
                 OR json_extract(action_runs.input, '$.access') = 'group:' || groups.object_id)) AS addedAt,
           ${membershipEndsAt(sql`${person.objectId}`, sql`groups.object_id`)} AS endsAt
      FROM memberships JOIN groups ON groups.id = memberships.group_id
     WHERE memberships.member_id = ${person.id}
     ORDER BY groups.sort_key, groups.id`);
  const shown = rows.map((row): PanelGroup => {
    const answer = groupManageability({ ...row, ...flagsOf(row) }, connection?.grantedPermissions ?? []);
    return {
      objectId: row.objectId,
      displayName: row.displayName,
      kind: row.kind,
      how: row.isDynamic ? "Dynamic" : row.isOnPremises ? "On-premises" : "Member",
      isNew: row.addedAt !== null && now - row.addedAt < NEW_FOR_MS,
      endsAt: row.endsAt,
      whyNotRemovable: answer.isManageable ? null : answer.reason,
    };
  });
  return [...shown.filter((group) => group.isNew), ...shown.filter((group) => !group.isNew)];
}

/** SQLite answers flags as 0 and 1 when asked without the schema. */
function flagsOf(row: GroupRow) {
  return {
    isDynamic: Boolean(row.isDynamic),
    isOnPremises: Boolean(row.isOnPremises),
    isRoleAssignable: Boolean(row.isRoleAssignable),
    isManagementRestricted: Boolean(row.isManagementRestricted),
    inScope: Boolean(row.inScope),
  };
}

type AppRow = Omit<PanelApp, "access" | "whyNotRemovable"> & { groupObjectId: string | null };

/** Apps assigned to the person, or to a group they are a direct member of; direct ones first. */
function readPanelApps(
  ctx: Context,
  { person, connection }: ActionFacts,
  groups: readonly PanelGroup[],
): PanelApp[] {
  const rows = ctx.db.all<AppRow>(sql`
    SELECT apps.object_id AS objectId, apps.display_name AS displayName,
           app_roles.display_name AS roleName, groups.display_name AS viaGroup,
           groups.object_id AS groupObjectId,
           ${assignmentEndsAt(sql`${person.objectId}`, sql`assignments.assignment_id`)} AS endsAt,
           ${assignmentGivenBy(sql`${person.objectId}`, sql`assignments.assignment_id`)} AS givenAccess
      FROM assignments
      JOIN apps ON apps.id = assignments.app_id
      LEFT JOIN app_roles ON app_roles.app_id = apps.id AND app_roles.role_id = assignments.role_id
      LEFT JOIN groups ON groups.id = assignments.principal_id
     WHERE assignments.principal_id = ${person.id}
        OR assignments.principal_id IN (SELECT group_id FROM memberships WHERE member_id = ${person.id})
     ORDER BY groups.id IS NOT NULL, apps.sort_key, apps.id`);
  return rows.map(({ groupObjectId, ...row }) => {
    if (groupObjectId === null) {
      const access = formatAccess({ way: "direct" });
      return { ...row, access, whyNotRemovable: whyNotDirectly(connection) };
    }
    const group = groups.find(({ objectId }) => objectId === groupObjectId);
    const access = formatAccess({ way: "group", groupObjectId });
    const endsAt = group?.endsAt ?? null;
    const givenAccess = endsAt === null ? null : access;
    return { ...row, access, endsAt, givenAccess, whyNotRemovable: group?.whyNotRemovable ?? null };
  });
}
