import { z } from "zod";
import { groupManageability } from "#lib/directory/group-manageability.ts";
import { ASSIGN_POWER } from "#lib/entra/connection/permissions.ts";
import type { ActionChoice } from "./define-action.ts";
import type {
  ActionFacts,
  AppAccess,
  AppFacts,
  ConnectionFacts,
  DirectAssignment,
  GroupFacts,
} from "./types.ts";

/** The role of an app that publishes none for people. */
export const DEFAULT_ROLE_ID = "00000000-0000-0000-0000-000000000000";
/** What assigning and removing directly needs. */
export const DIRECT_PERMISSION = "AppRoleAssignment.ReadWrite.All";

/** Why nothing can be assigned or removed directly; null when it can: switched on, and granted. */
export function whyNotDirectly(connection: ConnectionFacts | null): string | null {
  if (connection?.powers.includes(ASSIGN_POWER) !== true)
    return `“Assign applications directly” is switched off; it needs the permission ${DIRECT_PERMISSION}.`;
  if (connection.grantedPermissions.includes(DIRECT_PERMISSION)) return null;
  return `The permission ${DIRECT_PERMISSION} is not granted.`;
}

const GUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
const GROUP = `group:${GUID}`;
const ROLES = `roles:${GUID}(?:,${GUID})*`;
/** Assignment ids are base64url. */
const ASSIGNMENTS = "assignments:[\\w-]+(?:,[\\w-]+)*";

/** How an app is given: through a group, or straight in roles. */
export const accessToGive = z.string().regex(new RegExp(`^(?:${GROUP}|${ROLES})$`), "Choose how.");
/** How an app is taken: by leaving a group, all that is assigned straight, or exact assignments (Undo). */
export const accessToTake = z
  .string()
  .regex(new RegExp(`^(?:${GROUP}|direct|${ASSIGNMENTS})$`), "Choose how.");

/** An access as it stands in an action's input. */
export function formatAccess(access: AppAccess): string {
  if (access.way === "group") return `group:${access.groupObjectId}`;
  if (access.way === "roles") return `roles:${access.roleIds.join(",")}`;
  return access.way === "direct" ? "direct" : `assignments:${access.assignmentIds.join(",")}`;
}

/** Reads what `formatAccess` wrote; null for anything else. */
export function parseAccess(text: unknown): AppAccess | null {
  if (typeof text !== "string") return null;
  if (text === "direct") return { way: "direct" };
  const [way, list = ""] = text.split(":");
  if (way === "group") return { way, groupObjectId: list };
  if (way === "roles") return { way, roleIds: list.split(",") };
  return way === "assignments" ? { way, assignmentIds: list.split(",") } : null;
}

/** The group that an input names: the one to join or leave, or the one an app comes through. */
export function groupOfInput(input: { groupObjectId?: unknown; access?: unknown }): string | null {
  if (typeof input.groupObjectId === "string") return input.groupObjectId;
  const access = parseAccess(input.access);
  return access?.way === "group" ? access.groupObjectId : null;
}

/** Of a person's own assignments, those that taking `access` away ends. */
export function assignmentsToTake(
  direct: readonly DirectAssignment[],
  access: AppAccess,
): readonly DirectAssignment[] {
  if (access.way === "direct") return direct;
  if (access.way !== "assignments") return [];
  return direct.filter(({ assignmentId }) => access.assignmentIds.includes(assignmentId));
}

/** Ways in: groups that can be joined, then each role straight. */
export function waysIn(facts: ActionFacts): ActionChoice[] {
  const { app, connection } = facts;
  if (app === null) return [];
  return waysToGive(app, connection).map(({ access, label }) => choice(facts, access, label));
}

/** The ways in with their names, whoever it is for. */
export function waysToGive(
  app: AppFacts,
  connection: ConnectionFacts | null,
): { access: AppAccess; label: string }[] {
  const granted = connection?.grantedPermissions ?? [];
  const groups = app.groups.filter((group) => groupManageability(group, granted).isManageable);
  const roles = app.roles.length === 0 ? [{ roleId: DEFAULT_ROLE_ID, displayName: null }] : app.roles;
  return [
    ...groups.map((group) => ({
      access: { way: "group" as const, groupObjectId: group.objectId },
      label: throughText(app, group, group.roleIds),
    })),
    ...roles.map(({ roleId, displayName }) => ({
      access: { way: "roles" as const, roleIds: [roleId] },
      label: displayName === null ? "Directly" : `Directly, as ${displayName}`,
    })),
  ];
}

/** Ways out: what is assigned straight, then each of the person's groups that the app comes through. */
export function waysOut(facts: ActionFacts): ActionChoice[] {
  const { app } = facts;
  if (app === null) return [];
  const names = roleNamesText(
    app,
    app.direct.map(({ roleId }) => roleId),
  );
  const direct = choice(
    facts,
    { way: "direct" },
    names === "" ? "The direct assignment" : `The direct assignment (${names})`,
  );
  const groups = groupsOfPerson(app).map((group) =>
    choice(
      facts,
      { way: "group", groupObjectId: group.objectId },
      `The membership of ${group.displayName}, which brings it`,
    ),
  );
  return app.direct.length === 0 && groups.length > 0 ? groups : [direct, ...groups];
}

function choice(facts: ActionFacts, access: AppAccess, label: string): ActionChoice {
  const group: GroupFacts | null =
    access.way === "group"
      ? (facts.app?.groups.find(({ objectId }) => objectId === access.groupObjectId) ?? null)
      : null;
  return { value: formatAccess(access), label, facts: { ...facts, access, group } };
}

function throughText(app: AppFacts, group: GroupFacts, roleIds: readonly string[]): string {
  const names = roleNamesText(app, roleIds);
  return `Through ${group.displayName}${names === "" ? "" : `, as ${names}`}`;
}

/** The groups by which the person has the app. */
export function groupsOfPerson(app: AppFacts) {
  return app.groups.filter((group) => group.hasPerson);
}

/** "Editor, Viewer"; empty when it is only the default access, which has no name. */
export function roleNamesText(app: Pick<AppFacts, "roleNames">, roleIds: readonly string[]): string {
  const named = roleIds.filter((roleId) => roleId !== DEFAULT_ROLE_ID);
  return [...new Set(named)].map((roleId) => app.roleNames[roleId] ?? "an unknown role").join(", ");
}

/** Fills `{how}`: " (Editor)", " (through Packaging Studio)", or nothing. */
export function howText({ app, group, access }: ActionFacts): string {
  if (app === null || access === null) return "";
  if (access.way === "group") return ` (through ${group?.displayName ?? "a group"})`;
  const roleIds =
    access.way === "roles"
      ? access.roleIds
      : assignmentsToTake(app.direct, access).map(({ roleId }) => roleId);
  const names = roleNamesText(app, roleIds);
  return names === "" ? " (directly)" : ` (${names})`;
}
