import {
  isUnified,
  now,
  type LinkEnds,
  type ModelDirectory,
  type ModelKind,
  type ModelObject,
} from "./model-directory.ts";
import { appRoleId, changedProps, ENTERPRISE_TAG, isDescribed, newProps } from "./model-props.ts";
import { end, remove, restore } from "./model-removals.ts";
import type { Random } from "./random.ts";

/** So many of each kind at most, the recycle bin included: in small tenants more meets. */
const MOST: Record<ModelKind, number> = {
  user: 9,
  group: 5,
  app: 4,
  unit: 2,
  role: 2,
  device: 2,
  contact: 1,
};
const KINDS = ["user", "user", "user", "group", "group", "app", "unit", "role", "device", "contact"] as const;

/** What may become a member of what. */
const MEMBERS: Partial<Record<ModelKind, readonly ModelKind[]>> = {
  group: ["user", "user", "user", "user", "device", "app", "group", "contact"],
  unit: ["user", "user", "device", "group"],
  role: ["user", "user", "app", "group"],
};
const BINNED = ["user", "group", "app"] as const;

type Change = (directory: ModelDirectory, random: Random) => void;

/** A change, and how often it happens beside the others. */
const CHANGES: readonly (readonly [number, Change])[] = [
  [2, create],
  [5, edit],
  [2, setManager],
  [7, addMember],
  [5, endLink],
  [3, linkAgain],
  [2, addOwner],
  [3, assign],
  [2, unassign],
  [3, takeAway("live", remove, "user")],
  [2, takeAway("live", remove, "group", "app", "unit", "device")],
  [4, takeAway("bin", restore, ...BINNED)],
  [1, takeAway("bin", end, ...BINNED)],
];

/** What many a bug hides behind: objects that are deleted and come back. */
const COMING_AND_GOING: readonly (readonly [number, Change])[] = [
  [4, takeAway("live", remove, "user", "group")],
  [6, takeAway("bin", restore, "user", "group")],
  [2, addMember],
  [1, addOwner],
  [1, endLink],
  [1, linkAgain],
];

/**
 * Fills the tenant, and makes changes, one by one, as its admins do. Each tenant has its own habits:
 * some changes come often there and others never.
 */
export function createChanger(directory: ModelDirectory, random: Random): (count: number) => void {
  const usual = random.chance(0.35) ? COMING_AND_GOING : CHANGES;
  const habits = usual.flatMap(([weight, change]): Change[] =>
    Array.from({ length: weight * (random.pick([0, 1, 1, 3]) ?? 1) }, () => change),
  );
  createStayers(directory, random);
  for (let n = random.between(5, 22); n > 0; n -= 1) create(directory, random);
  return (count) => {
    for (let n = 0; n < count; n += 1) random.pick(habits)?.(directory, random);
  };
}

/** Of each of these kinds one stays: a sync that would leave none is held for a decision. */
function createStayers(directory: ModelDirectory, random: Random): void {
  const stays = { stays: true };
  directory.create("user", { ...newProps("user", random, 0), accountEnabled: true, ...stays }, random);
  directory.create("group", { ...newProps("group", random, 0), ...stays }, random);
  const app = { servicePrincipalType: "Application", tags: [ENTERPRISE_TAG] };
  directory.create("app", { ...newProps("app", random, 0), ...app, ...stays }, random);
}

const stays = (object: ModelObject) => now(object).props["stays"] === true;

/** A live object of one of these kinds; a kind named twice is taken twice as often. */
function oneOf(directory: ModelDirectory, random: Random, ...kinds: readonly ModelKind[]) {
  const kind = random.pick(kinds);
  return kind && random.pick(directory.inState("live", kind));
}

function create(directory: ModelDirectory, random: Random): void {
  const kind = random.pick(KINDS) ?? "user";
  const known = [...directory.inState("live", kind), ...directory.inState("bin", kind)];
  if (known.length >= MOST[kind]) return;
  const n = directory.objects.size;
  const role = { displayName: `Role ${n}`, roleTemplateId: random.guid() };
  directory.create(kind, isDescribed(kind) ? newProps(kind, random, n) : role, random);
}

function edit(directory: ModelDirectory, random: Random): void {
  const object = oneOf(directory, random, "user", "group", "app", "unit");
  if (object === undefined || !isDescribed(object.kind)) return;
  const { accountEnabled, tags, ...props } = changedProps(object.kind, random);
  const switches = { accountEnabled, tags };
  const told = Object.entries(switches).filter(([, value]) => value !== undefined && !stays(object));
  directory.set(object, { props: { ...props, ...Object.fromEntries(told) } });
}

function setManager(directory: ModelDirectory, random: Random): void {
  const user = oneOf(directory, random, "user");
  const manager = random.chance(0.7) ? oneOf(directory, random, "user", "user", "contact") : undefined;
  if (user === undefined || manager === user) return;
  if (user.managerId !== (manager?.id ?? null)) directory.setManager(user, manager?.id ?? null);
}

function addMember(directory: ModelDirectory, random: Random): void {
  const parent = oneOf(directory, random, "group", "group", "unit", "role");
  if (parent === undefined) return;
  const child = oneOf(directory, random, ...(MEMBERS[parent.kind] ?? []));
  if (child === undefined || child === parent) return;
  // Microsoft 365 groups can't be members of groups.
  if (child.kind === "group" && parent.kind !== "unit" && isUnified(child)) return;
  addLink(directory, { name: "members", parentId: parent.id, childId: child.id });
}

function addOwner(directory: ModelDirectory, random: Random): void {
  const group = oneOf(directory, random, "group");
  const owner = oneOf(directory, random, "user", "user", "app");
  if (group === undefined || owner === undefined) return;
  addLink(directory, { name: "owners", parentId: group.id, childId: owner.id });
}

function addLink(directory: ModelDirectory, ends: LinkEnds): void {
  const known = directory.links.get(`${ends.name} ${ends.parentId} ${ends.childId}`);
  if (known?.isThere !== true) directory.link(ends, true);
}

/** What was ended begins again: then delta has older words about it to repeat. */
function linkAgain(directory: ModelDirectory, random: Random): void {
  const isLive = (id: string) => directory.isLive(id);
  const ended = [...directory.links.values()].filter(
    ({ isThere, parentId, childId }) => !isThere && isLive(parentId) && isLive(childId),
  );
  const link = random.pick(ended);
  if (link !== undefined) directory.link(link, true);
}

function endLink(directory: ModelDirectory, random: Random): void {
  const link = random.pick(directory.shownLinks());
  if (link !== undefined) directory.link(link, false);
}

function assign(directory: ModelDirectory, random: Random): void {
  const app = oneOf(directory, random, "app");
  const principal = oneOf(directory, random, "user", "user", "group", "app");
  if (app === undefined || principal === undefined) return;
  if (now(app).props["servicePrincipalType"] === "ManagedIdentity") return;
  const roleId = appRoleId(random.below(3));
  const isThere = [...directory.assignments.values()].some(
    (each) => each.appId === app.id && each.principalId === principal.id && each.roleId === roleId,
  );
  if (isThere) return;
  // Base64url, and case-sensitive.
  const id = Buffer.from(random.guid()).toString("base64url");
  const createdDateTime = "2026-03-01T09:00:00.1234567Z";
  directory.assignments.set(id, { id, appId: app.id, principalId: principal.id, roleId, createdDateTime });
}

function unassign(directory: ModelDirectory, random: Random): void {
  const assignment = random.pick(directory.shownAssignments());
  if (assignment !== undefined) directory.assignments.delete(assignment.id);
}

function takeAway(
  from: "live" | "bin",
  move: (directory: ModelDirectory, random: Random, object: ModelObject) => void,
  ...kinds: readonly ModelKind[]
): Change {
  return (directory, random) => {
    const object = random.pick(directory.inState(from, ...kinds).filter((each) => !stays(each)));
    if (object !== undefined) move(directory, random, object);
  };
}
