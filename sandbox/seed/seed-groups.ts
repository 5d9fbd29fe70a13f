import { addLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import type { Doc } from "../store/types.ts";
import { nickname, plannedShapes, scale, type Shape } from "./group-shapes.ts";
import type { Random } from "./random.ts";
import type { SeededPeople } from "./seed-people.ts";

export type SeededGroups = {
  ids: readonly number[];
  assignable: readonly number[];
  byName: ReadonlyMap<string, number>;
};

const created = "2022-05-09T08:00:00Z";

/** Makes `count` groups of every kind with `memberships` members in a long tail, and their owners. */
export function seedGroups(
  store: Store,
  random: Random,
  people: SeededPeople,
  count: number,
  memberships: number,
): SeededGroups {
  const shapes = plannedShapes(random, people, count);
  scale(shapes, memberships);
  const ids: number[] = [];
  const byName = new Map<string, number>();
  for (const shape of shapes) {
    const doc: Doc = {
      displayName: shape.name,
      mailNickname: nickname(shape.name).slice(0, 60),
      createdDateTime: created,
      renewedDateTime: created,
      ...shape.doc,
    };
    const id = store.insert(random.guid(), "group", doc, { isSeed: true });
    ids.push(id);
    byName.set(shape.name, id);
  }
  shapes.forEach((shape, index) => linkPeople(store, random, people, shape, ids[index] ?? 0, index));
  nest(store, random, shapes, ids);
  return { ids, assignable: ids.filter((_, index) => isAssignable(shapes[index])), byName };
}

const isAssignable = (shape: Shape | undefined) =>
  shape !== undefined && shape.doc.securityEnabled === true && shape.doc.mailEnabled === false;

function linkPeople(
  store: Store,
  random: Random,
  people: SeededPeople,
  shape: Shape,
  group: number,
  index: number,
): void {
  const { guests, byName } = people;
  const idsOf = (names: readonly string[] | undefined) =>
    (names ?? []).flatMap((name) => byName.get(name) ?? []);
  const chosen = chooseMembers(random, shape.pool ?? people.members, shape.size);
  for (const id of idsOf(shape.named?.with)) chosen.add(id);
  for (const id of idsOf(shape.named?.without)) chosen.delete(id);
  const isUnified = Array.isArray(shape.doc.groupTypes) && shape.doc.groupTypes.includes("Unified");
  if (isUnified && index % 5 === 0 && guests.length > 0) chosen.add(random.pick(guests));
  for (const id of [...chosen].toSorted((a, b) => a - b)) addLink(store, "members", group, id, true);
  for (const id of idsOf(shape.named?.owners)) addLink(store, "owners", group, id, true);
  if (shape.doc.onPremisesSyncEnabled === true || (shape.doc.mailEnabled === true && !isUnified)) return;
  if (!shape.named?.owners) {
    for (let owner = 0; owner <= index % 3; owner += 1)
      addLink(store, "owners", group, random.pick(people.members), true);
  }
  // One group has more owners than an expand can show.
  if (index === 3) for (const id of people.members.slice(0, 34)) addLink(store, "owners", group, id, true);
}

function chooseMembers(random: Random, pool: readonly number[], size: number): Set<number> {
  if (size >= pool.length) return new Set(pool);
  // A stride through the pool: distinct members without drawing lots.
  const start = random.below(pool.length);
  const step = 1 + random.below(Math.max(1, Math.floor(pool.length / Math.max(1, size))));
  const chosen = new Set<number>();
  for (let taken = 0; taken < size; taken += 1) chosen.add(pool[(start + taken * step) % pool.length] ?? 0);
  return chosen;
}

/** Groups in groups, devices, a contact and a service principal as members: what directories really hold. */
function nest(store: Store, random: Random, shapes: readonly Shape[], ids: readonly number[]): void {
  const parents = ids.filter(
    (_, index) => index > 20 && isAssignable(shapes[index]) && shapes[index]?.doc.isAssignableToRole !== true,
  );
  parents.slice(0, 12).forEach((parent, index) => {
    const child = parents[index + 12];
    if (child !== undefined) addLink(store, "members", parent, child, true);
  });
  const [first] = parents;
  if (first === undefined) return;
  const other = (kind: "device" | "orgContact" | "servicePrincipal", doc: Doc, alias?: string) =>
    addLink(
      store,
      "members",
      first,
      store.insert(random.guid(), kind, doc, { isSeed: true, alias: alias ?? null }),
      true,
    );
  for (let index = 0; index < 4; index += 1) {
    other("device", {
      displayName: `LAPTOP-${1_000 + index}`,
      accountEnabled: true,
      operatingSystem: "Windows",
    });
  }
  other("orgContact", { displayName: "Courier Desk", mail: "courier@supplier1.example" });
  const appId = random.guid();
  const robot = {
    displayName: "func-door-sync",
    appId,
    appDisplayName: "func-door-sync",
    accountEnabled: true,
  };
  other(
    "servicePrincipal",
    { ...robot, servicePrincipalType: "ManagedIdentity", servicePrincipalNames: [appId] },
    appId,
  );
}
