import { tenantDomain } from "../store/constants.ts";
import type { Store } from "../store/store.ts";
import type { Doc } from "../store/types.ts";
import type { Random } from "./random.ts";
import type { SeededPeople } from "./seed-people.ts";
import { departments, groupTopics, offices } from "./words.ts";

export type SeededGroups = {
  ids: readonly number[];
  assignable: readonly number[];
  byName: ReadonlyMap<string, number>;
};

type Shape = { name: string; doc: Doc; size: number; pool?: readonly number[] };

const created = "2022-05-09T08:00:00Z";
const security: Doc = { mailEnabled: false, securityEnabled: true };
const nickname = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "")
    .toLowerCase();
const mailed = (name: string): Doc => ({
  mail: `${nickname(name)}@${tenantDomain}`,
  proxyAddresses: [`SMTP:${nickname(name)}@${tenantDomain}`],
});
const unified = (name: string, isTeam: boolean): Doc => ({
  mailEnabled: true,
  securityEnabled: false,
  groupTypes: ["Unified"],
  visibility: "Private",
  ...(isTeam ? { resourceProvisioningOptions: ["Team"] } : {}),
  ...mailed(name),
});

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
  linkMembers(store, random, people, shapes, ids);
  nest(store, random, shapes, ids);
  return { ids, assignable: ids.filter((_, index) => isAssignable(shapes[index])), byName };
}

const isAssignable = (shape: Shape | undefined) =>
  shape !== undefined && shape.doc.securityEnabled === true && shape.doc.mailEnabled === false;

function plannedShapes(random: Random, people: SeededPeople, count: number): Shape[] {
  const shapes: Shape[] = [
    {
      name: "All Staff",
      doc: { ...security, description: "Everybody who works here." },
      size: people.members.length,
      pool: people.members,
    },
    { name: "Packaging Studio", doc: unified("Packaging Studio", true), size: 14 },
    {
      name: "Prototype Vault – RW",
      doc: { ...security, description: "Write access to unreleased drawings." },
      size: 9,
    },
    { name: "Brand – All", doc: { ...security }, size: 46 },
    { name: "Lyon – Badge Holders", doc: { ...security }, size: 60 },
    {
      name: "Packaging News",
      doc: { mailEnabled: true, securityEnabled: false, ...mailed("Packaging News") },
      size: 120,
    },
    {
      name: "Directory Operators",
      doc: { ...security, isAssignableToRole: true, description: "Holds directory roles." },
      size: 3,
    },
    { name: "Works Council", doc: { ...security, visibility: "HiddenMembership" }, size: 7 },
    { name: "Restricted Vault", doc: { ...security, isManagementRestricted: true }, size: 5 },
    { name: "All of Lyon", doc: dynamic('user.city -eq "Lyon"'), size: 70 },
    { name: "Synced – File Shares", doc: synced("SyncedFileShares"), size: 80 },
  ];
  for (const { name } of departments) {
    const pool = people.byDepartment.get(name);
    shapes.push({
      name: `${name} – All`,
      doc: dynamic(`user.department -eq "${name}"`),
      size: pool?.length ?? 0,
      pool: pool ?? [],
    });
  }
  for (let index = shapes.length; index < count; index += 1) shapes.push(ordinaryShape(random, index));
  return shapes.slice(0, Math.max(1, count));
}

const dynamic = (rule: string): Doc => ({
  ...security,
  groupTypes: ["DynamicMembership"],
  membershipRule: rule,
  membershipRuleProcessingState: "On",
});
const synced = (name: string): Doc => ({
  ...security,
  onPremisesSyncEnabled: true,
  onPremisesSamAccountName: name,
  onPremisesDomainName: tenantDomain,
  onPremisesLastSyncDateTime: "2026-11-01T04:00:00Z",
});

// Of a hundred groups: 57 security, 37 Microsoft 365, 4 distribution, 2 mail-enabled security.
function ordinaryShape(random: Random, index: number): Shape {
  const topic = random.pick(groupTopics);
  const place = index % 2 === 0 ? random.pick(departments).name : random.pick(offices)[0];
  const name = `${place} – ${topic}${index > 400 ? ` ${index}` : ` ${String.fromCharCode(65 + (index % 26))}${index % 7}`}`;
  const share = (index * 37) % 100;
  const size = 1 + Math.floor(2 ** (random.next() * 8));
  if (share < 37) return { name, doc: unified(name, share < 15), size };
  if (share < 41) return { name, doc: { mailEnabled: true, securityEnabled: false, ...mailed(name) }, size };
  if (share < 43) return { name, doc: { mailEnabled: true, securityEnabled: true, ...mailed(name) }, size };
  if (share < 47) return { name, doc: dynamic(`user.department -eq "${place}"`), size };
  if (share < 53) return { name, doc: synced(nickname(name)), size };
  return { name, doc: { ...security, description: `${topic} of ${place}.` }, size };
}

/** Brings the planned sizes to the wanted total: the tail keeps its shape, fixed pools keep their size. */
function scale(shapes: Shape[], memberships: number): void {
  const fixed = shapes.reduce((sum, shape) => sum + (shape.pool ? shape.size : 0), 0);
  const free = shapes.filter((shape) => !shape.pool);
  const planned = free.reduce((sum, shape) => sum + shape.size, 0);
  const factor = Math.max(0, memberships - fixed) / Math.max(1, planned);
  let rest = Math.max(0, memberships - fixed);
  for (const shape of free) {
    shape.size = Math.min(rest, Math.max(1, Math.round(shape.size * factor)));
    rest -= shape.size;
  }
}

function linkMembers(
  store: Store,
  random: Random,
  people: SeededPeople,
  shapes: readonly Shape[],
  ids: readonly number[],
): void {
  const { members, guests } = people;
  shapes.forEach((shape, index) => {
    const group = ids[index] ?? 0;
    const chosen = new Set<number>();
    const pool = shape.pool ?? members;
    if (shape.size >= pool.length) for (const id of pool) chosen.add(id);
    else {
      // A stride through the pool: distinct members without drawing lots.
      const start = random.below(pool.length);
      const step = 1 + random.below(Math.max(1, Math.floor(pool.length / Math.max(1, shape.size))));
      for (let taken = 0; taken < shape.size; taken += 1)
        chosen.add(pool[(start + taken * step) % pool.length] ?? 0);
    }
    const isUnified = Array.isArray(shape.doc.groupTypes) && shape.doc.groupTypes.includes("Unified");
    if (isUnified && index % 5 === 0 && guests.length > 0) chosen.add(random.pick(guests));
    for (const id of [...chosen].toSorted((a, b) => a - b)) store.link("members", group, id, true);
    const hasOwners =
      shape.doc.onPremisesSyncEnabled !== true && !(shape.doc.mailEnabled === true && !isUnified);
    if (hasOwners)
      for (let owner = 0; owner <= index % 3; owner += 1)
        store.link("owners", group, random.pick(members), true);
    // One group has more owners than an expand can show.
    if (index === 3) for (const id of members.slice(0, 34)) store.link("owners", group, id, true);
  });
}

/** Groups in groups, a device and a contact as members: what directories really hold. */
function nest(store: Store, random: Random, shapes: readonly Shape[], ids: readonly number[]): void {
  const parents = ids.filter(
    (_, index) => index > 20 && isAssignable(shapes[index]) && shapes[index]?.doc.isAssignableToRole !== true,
  );
  parents.slice(0, 12).forEach((parent, index) => {
    const child = parents[index + 12];
    if (child !== undefined) store.link("members", parent, child, true);
  });
  const [first] = parents;
  if (first === undefined) return;
  for (let index = 0; index < 4; index += 1) {
    const device = store.insert(
      random.guid(),
      "device",
      { displayName: `LAPTOP-${1_000 + index}`, accountEnabled: true, operatingSystem: "Windows" },
      { isSeed: true },
    );
    store.link("members", first, device, true);
  }
  const contact = store.insert(
    random.guid(),
    "orgContact",
    { displayName: "Courier Desk", mail: "courier@supplier1.example" },
    { isSeed: true },
  );
  store.link("members", first, contact, true);
}
