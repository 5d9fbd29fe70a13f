import { tenantDomain } from "../store/constants.ts";
import type { Doc } from "../store/types.ts";
import { firstGroups, moreGroups, type GroupSort, type NamedGroup } from "./named-groups.ts";
import type { Random } from "./random.ts";
import type { SeededPeople } from "./seed-people.ts";
import { departments, groupTopics, offices } from "./words.ts";

/** A group to be made. `size` is a wish that `scale` brings in line, unless a pool or a name fixes it. */
export type Shape = {
  name: string;
  doc: Doc;
  size: number;
  pool?: readonly number[];
  named?: NamedGroup;
  isFixed?: boolean;
};

type Sort = GroupSort | "mailSecurity";

const security: Doc = { mailEnabled: false, securityEnabled: true };
export const nickname = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "")
    .toLowerCase();
const mailed = (name: string): Doc => ({
  mail: `${nickname(name)}@${tenantDomain}`,
  proxyAddresses: [`SMTP:${nickname(name)}@${tenantDomain}`],
});
const dynamic = (rule: string): Doc => ({
  groupTypes: ["DynamicMembership"],
  membershipRule: rule,
  membershipRuleProcessingState: "On",
});
const synced = (name: string): Doc => ({
  ...security,
  onPremisesSyncEnabled: true,
  onPremisesSamAccountName: nickname(name),
  onPremisesDomainName: tenantDomain,
  onPremisesLastSyncDateTime: "2026-11-01T04:00:00Z",
});

function docOf(sort: Sort, name: string, isTeam: boolean): Doc {
  if (sort === "security") return security;
  if (sort === "distribution") return { mailEnabled: true, securityEnabled: false, ...mailed(name) };
  if (sort === "mailSecurity") return { mailEnabled: true, securityEnabled: true, ...mailed(name) };
  const team = isTeam ? { resourceProvisioningOptions: ["Team"] } : {};
  return {
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ["Unified"],
    visibility: "Private",
    ...team,
    ...mailed(name),
  };
}

/** All groups of the plan: the odd and the named ones first, then as many as it takes, in the company's shares. */
export function plannedShapes(random: Random, people: SeededPeople, count: number): Shape[] {
  const isSmallBy = Math.min(1, people.members.length / 1_240);
  const named = (each: NamedGroup): Shape => ({
    name: each.name,
    doc: { ...docOf(each.sort, each.name, each.isTeam === true), description: each.description ?? null },
    size: Math.max(2, Math.round(each.size * isSmallBy)),
    named: each,
  });
  const shapes: Shape[] = [
    {
      name: "All Staff",
      doc: { ...security, description: "Everybody who works here." },
      size: people.active.length,
      pool: people.active,
    },
    ...firstGroups.map(named),
    {
      name: "Directory Operators",
      doc: { ...security, isAssignableToRole: true, description: "Holds directory roles." },
      size: 3,
      isFixed: true,
    },
    { name: "Works Council", doc: { ...security, visibility: "HiddenMembership" }, size: 7, isFixed: true },
    { name: "Restricted Vault", doc: { ...security, isManagementRestricted: true }, size: 5, isFixed: true },
    { name: "All of Lyon", doc: { ...security, ...dynamic('user.city -eq "Lyon"') }, size: 70 },
    { name: "Synced – File Shares", doc: synced("Synced – File Shares"), size: 80 },
    ...departments.map(({ name }) => departmentShape(name, people.byDepartment.get(name) ?? [])),
    ...moreGroups.map(named),
  ];
  shapes.push(...ordinaryShapes(random, shapes, count));
  return shapes.slice(0, Math.max(1, count));
}

const departmentShape = (name: string, pool: readonly number[]): Shape => ({
  name: `${name} – All`,
  doc: { ...security, ...dynamic(`user.department -eq "${name}"`) },
  size: pool.length,
  pool,
});

const sortOf = ({ doc }: Shape): Sort => {
  if (Array.isArray(doc.groupTypes) && doc.groupTypes.includes("Unified")) return "microsoft365";
  if (doc.mailEnabled !== true) return "security";
  return doc.securityEnabled === true ? "mailSecurity" : "distribution";
};

/** What is missing to 156 Microsoft 365, 18 distribution and 8 mail-enabled security groups of 420; the rest is security. */
function ordinaryShapes(random: Random, made: readonly Shape[], count: number): Shape[] {
  const missing = (sort: Sort, of420: number) =>
    Math.max(0, Math.round((count * of420) / 420) - made.filter((shape) => sortOf(shape) === sort).length);
  const wanted: [Sort, number][] = [
    ["microsoft365", missing("microsoft365", 156)],
    ["distribution", missing("distribution", 18)],
    ["mailSecurity", missing("mailSecurity", 8)],
  ];
  const total = Math.max(0, count - made.length);
  const deck: Sort[] = wanted
    .flatMap(([sort, size]) => Array.from({ length: size }, () => sort))
    .slice(0, total);
  while (deck.length < total) deck.push("security");
  // A stride that has no divisor in common with the deck deals every card once.
  const step = [37, 41, 43].find((candidate) => total % candidate !== 0) ?? 1;
  return deck.map((_, index) => ordinaryShape(random, deck[(index * step) % total] ?? "security", index));
}

function ordinaryShape(random: Random, sort: Sort, index: number): Shape {
  const topic = random.pick(groupTopics);
  const place = index % 2 === 0 ? random.pick(departments).name : random.pick(offices)[0];
  const name = `${place} – ${topic}${index > 400 ? ` ${index}` : ` ${String.fromCharCode(65 + (index % 26))}${index % 7}`}`;
  const size = 1 + Math.floor(2 ** (random.next() * 8));
  const doc = docOf(sort, name, index % 3 === 0);
  const rule = `user.department -eq "${place}"`;
  if (sort === "microsoft365" && index % 31 === 4) {
    return { name, doc: { ...doc, ...dynamic(rule), groupTypes: ["Unified", "DynamicMembership"] }, size };
  }
  if (sort !== "security") return { name, doc, size };
  if (index % 13 === 5) return { name, doc: { ...doc, ...dynamic(rule) }, size };
  if (index % 11 === 7) return { name, doc: synced(name), size };
  return { name, doc: { ...doc, description: `${topic} of ${place}.` }, size };
}

/** Brings the free sizes to the wanted total: the tail keeps its shape, pools and named groups keep their size. */
export function scale(shapes: Shape[], memberships: number): void {
  const isFixed = (shape: Shape) =>
    shape.isFixed === true || shape.pool !== undefined || shape.named !== undefined;
  const fixed = shapes.reduce((sum, shape) => sum + (isFixed(shape) ? shape.size : 0), 0);
  const free = shapes.filter((shape) => !isFixed(shape));
  const planned = free.reduce((sum, shape) => sum + shape.size, 0);
  let rest = Math.max(0, memberships - fixed);
  const factor = rest / Math.max(1, planned);
  for (const shape of free) {
    shape.size = Math.min(rest, Math.max(1, Math.round(shape.size * factor)));
    rest -= shape.size;
  }
}
