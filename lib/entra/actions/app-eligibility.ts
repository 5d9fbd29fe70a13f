import { DEFAULT_ROLE_ID, assignmentsToTake, groupsOfPerson, whyNotDirectly } from "./app-access.ts";
import { notPossible } from "./eligibility.ts";
import { checkGroup } from "./group-eligibility.ts";
import type { ActionFacts, AppFacts, Eligibility } from "./types.ts";

/** Will giving the app work, by the chosen way? Without a way: is there still something to give? */
export function checkAssign(facts: ActionFacts): Eligibility {
  const { app, access, person } = facts;
  const stopped = checkApp(app);
  if (stopped !== null || app === null) return stopped ?? appNotFound();
  const name = person.displayName;
  if (access === null) {
    const all = app.roles.length === 0 ? [DEFAULT_ROLE_ID] : app.roles.map(({ roleId }) => roleId);
    return heldThrough(app, all, name) ?? { status: "ready" };
  }
  if (access.way === "group") return checkWayThroughGroup(facts, app, access.groupObjectId);
  if (access.way !== "roles") return noWay(app);
  const isGiveable = (roleId: string) =>
    app.roles.length === 0 ? roleId === DEFAULT_ROLE_ID : app.roles.some((role) => role.roleId === roleId);
  if (!access.roleIds.every(isGiveable)) {
    return notPossible(
      "app-role",
      app.roles.length === 0
        ? `${app.displayName} has no such role for people.`
        : `${app.displayName} gives people one of its roles: ${app.roles.map((role) => role.displayName).join(", ")}.`,
      "Choose one of its roles.",
    );
  }
  return heldThrough(app, access.roleIds, name) ?? checkDirectPower(facts) ?? { status: "ready" };
}

/** Will taking the app away work, by the chosen way? */
export function checkRemove(facts: ActionFacts): Eligibility {
  const { app, access, person, group } = facts;
  if (app === null) return appNotFound();
  const name = person.displayName;
  if (access === null) {
    const hasIt = app.direct.length > 0 || groupsOfPerson(app).length > 0;
    return hasIt ? { status: "ready" } : alreadySo(`${name} doesn't have ${app.displayName}.`);
  }
  if (access.way === "group") {
    const refusal = checkGroup(facts);
    if (refusal !== null || group === null) return refusal ?? noWay(app);
    return group.hasPerson
      ? { status: "ready" }
      : alreadySo(`${name} is not a member of ${group.displayName}.`);
  }
  if (access.way === "roles") return noWay(app);
  if (assignmentsToTake(app.direct, access).length > 0) return checkDirectPower(facts) ?? { status: "ready" };
  return alreadySo(`${app.displayName} is not assigned to ${name} directly.`);
}

function checkApp(app: AppFacts | null): Eligibility | null {
  if (app === null) return appNotFound();
  if (!app.isEnterprise) {
    return notPossible(
      "app-kind",
      `${app.displayName} is not one of the enterprise applications.`,
      "Look at it in the Entra admin center.",
    );
  }
  if (app.isEnabled) return null;
  return notPossible(
    "app-disabled",
    `${app.displayName} is disabled in Entra: nobody can sign in to it.`,
    "Enable it in the Entra admin center, under Enterprise applications.",
  );
}

function checkWayThroughGroup(facts: ActionFacts, app: AppFacts, groupObjectId: string): Eligibility {
  const opens = app.groups.some(({ objectId }) => objectId === groupObjectId);
  const refusal = checkGroup(facts);
  if (refusal !== null) return refusal;
  if (!opens) {
    return notPossible(
      "app-way",
      `${facts.group?.displayName ?? "This group"} doesn't open ${app.displayName} any more.`,
      "Choose another way.",
    );
  }
  if (facts.group?.hasPerson !== true) return { status: "ready" };
  return alreadySo(
    `${facts.person.displayName} already has ${app.displayName} through ${facts.group.displayName}.`,
  );
}

/** "Already so" when every one of these roles is held, straight or through groups; null when not. */
function heldThrough(app: AppFacts, roleIds: readonly string[], name: string): Eligibility | null {
  const groups = groupsOfPerson(app);
  const isDirect = (roleId: string) => app.direct.some((each) => each.roleId === roleId);
  const groupOf = (roleId: string) => groups.find((group) => group.roleIds.includes(roleId));
  if (!roleIds.every((roleId) => isDirect(roleId) || groupOf(roleId) !== undefined)) return null;
  const through = roleIds.flatMap((roleId) => (isDirect(roleId) ? [] : [groupOf(roleId)?.displayName ?? ""]));
  const way = through.length === 0 ? "" : ` through ${[...new Set(through)].join(" and ")}`;
  return alreadySo(`${name} already has ${app.displayName}${way}.`);
}

function checkDirectPower({ connection }: ActionFacts): Eligibility | null {
  const why = whyNotDirectly(connection);
  if (why === null) return null;
  return notPossible(
    "missing-permission",
    why,
    "An admin can switch on “Assign applications directly” when reconnecting in Settings → Integrations → Microsoft Entra ID.",
  );
}

const alreadySo = (sentence: string): Eligibility => ({ status: "already-so", since: null, sentence });
const appNotFound = () =>
  notPossible("app-not-found", "This app is not in Gatehouse.", "Sync now, or choose another one.");
const noWay = (app: AppFacts) =>
  notPossible("app-way", `${app.displayName} can't be changed this way.`, "Choose another way.");
