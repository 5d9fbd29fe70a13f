import { tenantDomain } from "../store/constants.ts";
import { fixedGuid } from "../store/fixed-guid.ts";
import { addLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import type { Doc } from "../store/types.ts";
import { namedPeople, roleTemplates, type NamedPerson } from "./named-people.ts";
import type { Random } from "./random.ts";
import { departments, givenNames, offices, surnames } from "./words.ts";

export type PeoplePlan = { activeMembers: number; blocked: number; guests: number; deleted: number };
export type SeededPeople = {
  byName: ReadonlyMap<string, number>;
  /** Members who can sign in. */
  active: readonly number[];
  members: readonly number[];
  guests: readonly number[];
  byDepartment: ReadonlyMap<string, readonly number[]>;
};

const DAY_MS = 86_400_000;

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(
      /[łđøßæıñ]/g,
      (letter) => ({ ł: "l", đ: "d", ø: "o", ß: "ss", æ: "ae", ı: "i", ñ: "n" })[letter] ?? letter,
    )
    .replace(/[^a-z0-9]+/g, "");

/** Makes the company's people: the named ones first, then as many as the plan asks. */
export function seedPeople(store: Store, random: Random, plan: PeoplePlan, now: number): SeededPeople {
  const makePerson = personMaker(store, random, now);
  const byName = new Map<string, number>();
  const byDepartment = new Map<string, number[]>();
  const members: number[] = [];
  const active: number[] = [];
  const guests: number[] = [];
  const managers: [person: number, manager: string][] = [];
  const remaining = { ...plan };
  const note = (id: number, department: string, manager: string | null) => {
    members.push(id);
    byDepartment.set(department, [...(byDepartment.get(department) ?? []), id]);
    if (manager !== null) managers.push([id, manager]);
  };
  for (const named of namedPeople) {
    const id = makePerson.named(named);
    byName.set(named.name, id);
    if (named.isDeleted) remaining.deleted -= 1;
    else {
      note(id, named.department, named.manager);
      if (named.isBlocked) remaining.blocked -= 1;
      else {
        remaining.activeMembers -= 1;
        active.push(id);
      }
    }
  }
  const departmentLists = new Map(departments.map(({ name }) => [name, byDepartment.get(name) ?? []]));
  for (
    let index = 0;
    index < Math.max(0, remaining.activeMembers) + Math.max(0, remaining.blocked);
    index += 1
  ) {
    const department = weighted(random);
    const { id, hasManager } = makePerson.member(department, index, index >= remaining.activeMembers);
    members.push(id);
    if (index < remaining.activeMembers) active.push(id);
    const peers = departmentLists.get(department.name) ?? [];
    peers.push(id);
    departmentLists.set(department.name, peers);
    // Every twelfth colleague leads a team, so that the org chart has depth.
    const lead =
      peers.length > 12 ? peers[Math.floor((peers.length - 1) / 12) * 12 - 12 * random.below(2)] : undefined;
    const boss = lead === undefined || lead === id ? byName.get(department.head) : lead;
    if (hasManager && boss !== undefined && boss !== id) addLink(store, "manager", id, boss, true);
  }
  for (const [person, manager] of managers) {
    const boss = byName.get(manager);
    if (boss !== undefined) addLink(store, "manager", person, boss, true);
  }
  for (let index = 0; index < plan.guests; index += 1) guests.push(makePerson.guest(index));
  for (let index = 0; index < remaining.deleted; index += 1) makePerson.deleted(index);
  seedRoles(store, random, byName);
  return { byName, active, members, guests, byDepartment: departmentLists };
}

function weighted(random: Random) {
  let at = random.below(100);
  const found = departments.find((department) => (at -= department.share) < 0) ?? departments[0];
  if (!found) throw new Error("There are no departments.");
  return found;
}

const stamp = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");

/** Mailboxes by name, each given once. */
function mailboxes() {
  const taken = new Set(namedPeople.map((each) => mailboxOf(each)));
  return (given: string, surname: string): string => {
    const wanted = `${plain(given)}.${plain(surname)}`;
    for (let number = 1; ; number += 1) {
      const mailbox = number === 1 ? wanted : `${wanted}${number}`;
      if (taken.has(mailbox)) continue;
      taken.add(mailbox);
      return mailbox;
    }
  };
}

type Employee = { name: string; mailbox: string; title: string; department: string; office: string };

function employeeDocument(
  { name, mailbox, title, department, office }: Employee,
  random: Random,
  now: number,
) {
  const [given = name, ...rest] = name.split(" ");
  const created = stamp(now - (30 + random.below(2_500)) * DAY_MS);
  const doc: Doc = {
    displayName: name,
    givenName: given,
    surname: rest.join(" "),
    userPrincipalName: `${mailbox}@${tenantDomain}`,
    mail: `${mailbox}@${tenantDomain}`,
    mailNickname: mailbox,
    jobTitle: title,
    department,
    companyName: "Calder Optics",
    officeLocation: office,
    city: office,
    usageLocation: offices.find(([each]) => each === office)?.[1] ?? "SE",
    accountEnabled: true,
    userType: "Member",
    createdDateTime: created,
    businessPhones: [`+46 31 555 ${String(random.below(10_000)).padStart(4, "0")}`],
    employeeType: "Employee",
    employeeHireDate: created,
    lastPasswordChangeDateTime: stamp(now - random.below(200) * DAY_MS),
    signInSessionsValidFromDateTime: created,
    proxyAddresses: [`SMTP:${mailbox}@${tenantDomain}`],
  };
  return doc;
}

function guestDocument(name: string, index: number, random: Random, now: number): Doc {
  const address = `${plain(name.replace(" ", "."))}${index}@supplier${index % 9}.example`;
  return {
    displayName: name,
    mail: address,
    userPrincipalName: `${address.replace("@", "_")}#EXT#@calderoptics.onmicrosoft.com`,
    accountEnabled: true,
    userType: "Guest",
    externalUserState: index % 7 === 0 ? "PendingAcceptance" : "Accepted",
    creationType: "Invitation",
    createdDateTime: stamp(now - random.below(900) * DAY_MS),
    otherMails: [address],
    companyName: `Supplier ${index % 9}`,
  };
}

function personMaker(store: Store, random: Random, now: number) {
  const freeMailbox = mailboxes();
  const insert = (doc: Doc, deletedAt?: number, objectId = random.guid()) =>
    store.insert(objectId, "user", doc, {
      isSeed: true,
      alias: String(doc.userPrincipalName),
      ...(deletedAt === undefined ? {} : { deletedAt }),
    });
  return {
    named: (each: NamedPerson) => {
      const doc = employeeDocument({ ...each, mailbox: mailboxOf(each) }, random, now);
      return insert(
        { ...doc, accountEnabled: each.isBlocked !== true },
        each.isDeleted ? now - 3 * DAY_MS : undefined,
        each.objectId ?? fixedGuid(`person:${each.name}`),
      );
    },
    member: (department: (typeof departments)[number], index: number, isBlocked: boolean) => {
      const given = random.pick(givenNames);
      const surname = random.pick(surnames);
      const [office] = random.pick(offices);
      const name = `${given} ${surname}`;
      const mailbox = freeMailbox(given, surname);
      const title = random.pick(department.titles);
      const doc = employeeDocument(
        { name, mailbox, title, department: department.name, office },
        random,
        now,
      );
      doc.employeeId = String(100_000 + index);
      if (isBlocked) doc.accountEnabled = false;
      oddities(doc, index, mailbox, department.name, name, now);
      return { id: insert(doc), hasManager: index % 60 !== 7 || index > 1_200 };
    },
    guest: (index: number) =>
      insert(guestDocument(`${random.pick(givenNames)} ${random.pick(surnames)}`, index, random, now)),
    deleted: (index: number) => {
      const name = `${random.pick(givenNames)} ${random.pick(surnames)}`;
      const [given = "", surname = ""] = name.split(" ");
      const was = { title: "Former employee", department: "Operations", office: "Rotterdam" };
      const doc = employeeDocument({ name, mailbox: freeMailbox(given, surname), ...was }, random, now);
      // Within the thirty days for which Microsoft keeps them.
      return insert(doc, now - (2 + ((index * 4) % 26)) * DAY_MS);
    },
  };
}

/** What real directories are full of: synced people, missing mail, a shared address, no office. */
function oddities(
  doc: Doc,
  index: number,
  mailbox: string,
  department: string,
  name: string,
  now: number,
): void {
  if (index % 9 === 4) {
    doc.onPremisesSyncEnabled = true;
    doc.onPremisesDistinguishedName = `CN=${name.replaceAll(",", "")},OU=${department},OU=Staff,DC=calder,DC=example`;
    doc.onPremisesSamAccountName = mailbox.slice(0, 20);
    doc.onPremisesDomainName = tenantDomain;
    doc.onPremisesLastSyncDateTime = stamp(now - 1_200_000);
  }
  if (index === 100 || index === 300 || index === 500) {
    delete doc.mail;
    delete doc.proxyAddresses;
  }
  if (index === 201) doc.mail = `shared.bench@${tenantDomain}`;
  if (index === 202) doc.mail = `Shared.Bench@${tenantDomain}`;
  if (index % 83 === 5) delete doc.officeLocation;
  if (index === 250) doc.isManagementRestricted = true;
}

const mailboxOf = (each: NamedPerson) => each.mailbox ?? each.name.split(" ").map(plain).join(".");

function seedRoles(store: Store, random: Random, byName: ReadonlyMap<string, number>): void {
  for (const [name, template] of Object.entries(roleTemplates)) {
    const role = store.insert(
      random.guid(),
      "directoryRole",
      { displayName: name, description: `Practice role: ${name}.`, roleTemplateId: template },
      { isSeed: true },
    );
    for (const each of namedPeople) {
      const holder = each.roles?.includes(name) ? byName.get(each.name) : undefined;
      if (holder !== undefined) addLink(store, "roleMembers", role, holder, true);
    }
  }
}
