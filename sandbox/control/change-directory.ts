import { randomUUID } from "node:crypto";
import { z } from "zod";
import { addAssignment, assignmentsOf, removeAssignment } from "../store/assignments.ts";
import { tenantDomain } from "../store/constants.ts";
import { addLink, hasLink, listParents, removeLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { kinds, type StoredObject } from "../store/types.ts";
import { createRandom, type Random } from "../seed/random.ts";

const amount = z.int().min(0).max(200_000).default(0);

/** How much of a company's ordinary life to play; the same seed on the same tenant does the same. */
export const changeSchema = z.strictObject({
  seed: z.int().default(1),
  /** People whose job changes (title, department or office). */
  users: amount,
  /** Memberships added or removed. */
  memberships: amount,
  /** Accounts created, soft-deleted and blocked or unblocked. */
  joiners: amount,
  leavers: amount,
  blocks: amount,
  /** Groups renamed. */
  groups: amount,
  /** Application assignments added or removed. */
  assignments: amount,
});

export type ChangeOrder = z.infer<typeof changeSchema>;

const titles = ["Team Lead", "Senior Analyst", "Coordinator", "Specialist", "Consultant"];
const offices = ["Gothenburg", "Lyon", "Berlin", "Lagos", "Da Nang", "Mexico City"];

/** Changes the directory as people would. Returns how many of each really changed. */
export function changeDirectory(store: Store, order: ChangeOrder): Omit<ChangeOrder, "seed"> {
  const random = createRandom(order.seed);
  const repeat = (times: number, once: () => boolean) => {
    let done = 0;
    for (let index = 0; index < times; index += 1) if (once()) done += 1;
    return done;
  };
  return store.db.transaction(() => ({
    users: repeat(order.users, () => changeJob(store, random)),
    memberships: repeat(order.memberships, () => changeMembership(store, random)),
    joiners: repeat(order.joiners, () => addPerson(store, random)),
    leavers: repeat(order.leavers, () => removePerson(store, random)),
    blocks: repeat(order.blocks, () => flipAccount(store, random)),
    groups: repeat(order.groups, () => renameGroup(store, random)),
    assignments: repeat(order.assignments, () => changeAssignment(store, random)),
  }))();
}

/** A live object of a kind, any with the same chance as its gap in our ids; privileged and named people are left alone. */
function pick(
  store: Store,
  random: Random,
  kind: "user" | "group" | "servicePrincipal",
): StoredObject | undefined {
  const number = kinds.indexOf(kind);
  const last = store.row<{ n: number }>("select max(id) as n from objects where kind = ?", number)?.n ?? 0;
  const first = store.row<{ n: number }>("select min(id) as n from objects where kind = ?", number)?.n ?? 0;
  const from = first + random.below(Math.max(1, last - first + 1)) - 1;
  return store.page(kind, from, 1)[0] ?? store.page(kind, 0, 1)[0];
}

function pickPlainUser(store: Store, random: Random): StoredObject | undefined {
  const user = pick(store, random, "user");
  return user && user.id > firstPlainUser(store) && listParents(store, "roleMembers", user.id).length === 0
    ? user
    : undefined;
}

/** The named people come first in the seed; stories and tests rely on them. */
function firstPlainUser(store: Store): number {
  return (store.row<{ n: number }>("select min(id) as n from objects where kind = 0")?.n ?? 0) + 60;
}

function changeJob(store: Store, random: Random): boolean {
  const user = pickPlainUser(store, random);
  if (!user) return false;
  const title = titles[random.below(titles.length)];
  const office = offices[random.below(offices.length)];
  const before = store.sequence();
  store.update(user, random.below(2) === 0 ? { jobTitle: title } : { officeLocation: office });
  return store.sequence() > before;
}

function changeMembership(store: Store, random: Random): boolean {
  const group = pick(store, random, "group");
  const user = pickPlainUser(store, random);
  if (!group || !user) return false;
  const types = group.doc.groupTypes;
  if (Array.isArray(types) && types.includes("DynamicMembership")) return false;
  if (hasLink(store, "members", group.id, user.id)) removeLink(store, "members", group.id, user.id);
  else addLink(store, "members", group.id, user.id);
  return true;
}

function addPerson(store: Store, random: Random): boolean {
  const number = store.sequence() + 1;
  const upn = `new.joiner${number}@${tenantDomain}`;
  store.insert(
    randomUUID(),
    "user",
    {
      accountEnabled: true,
      displayName: `New Joiner ${number}`,
      givenName: "New",
      surname: `Joiner ${number}`,
      userType: "Member",
      userPrincipalName: upn,
      mail: upn,
      mailNickname: `new.joiner${number}`,
      jobTitle: titles[random.below(titles.length)],
      officeLocation: offices[random.below(offices.length)],
      usageLocation: "SE",
      createdDateTime: stamp(store.now()),
    },
    { alias: upn },
  );
  return true;
}

function removePerson(store: Store, random: Random): boolean {
  const user = pickPlainUser(store, random);
  if (!user) return false;
  store.setDeleted(user, store.now());
  return true;
}

function flipAccount(store: Store, random: Random): boolean {
  const user = pickPlainUser(store, random);
  if (!user) return false;
  store.update(user, { accountEnabled: user.doc.accountEnabled === false });
  return true;
}

function renameGroup(store: Store, random: Random): boolean {
  const group = pick(store, random, "group");
  if (!group) return false;
  store.update(group, {
    displayName: `${String(group.doc.displayName).replace(/ \(renamed \d+\)$/, "")} (renamed ${random.below(10_000)})`,
  });
  return true;
}

function changeAssignment(store: Store, random: Random): boolean {
  const app = pick(store, random, "servicePrincipal");
  const user = pickPlainUser(store, random);
  if (!app || !user) return false;
  const held = assignmentsOf(store, "principal", user.id).find((each) => each.resourceId === app.id);
  if (held) removeAssignment(store, held.id);
  else
    addAssignment(
      store,
      user,
      app,
      "00000000-0000-0000-0000-000000000000",
      new Date(store.now()).toISOString(),
    );
  return true;
}

const stamp = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
