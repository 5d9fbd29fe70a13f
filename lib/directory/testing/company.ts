import { createHash } from "node:crypto";
import type { Database } from "#db/client.ts";
import { inTransaction } from "#db/client.ts";
import {
  administrativeUnits,
  appRoles,
  apps,
  assignments,
  connections,
  groups,
  memberships,
  objects,
  ownerships,
  people,
  unitMembers,
} from "#db/schema/index.ts";
import { sql } from "drizzle-orm";
import type { Actor, Role } from "#lib/platform/context.ts";
import { fold } from "#lib/platform/fold.ts";

type PersonGiven = Partial<typeof people.$inferInsert> & { displayName: string; manager?: number };
type GroupGiven = Partial<typeof groups.$inferInsert> & { displayName: string };
type AppGiven = Partial<typeof apps.$inferInsert> & { displayName: string };

/** A GUID that depends on the name only. */
export function guidOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Writes a small directory straight into the mirror, for tests of the reads. */
export class Company {
  readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  object(name: string, kind: (typeof objects.$inferInsert)["kind"]): { id: number; objectId: string } {
    const objectId = guidOf(`${kind} ${name}`);
    const row = this.db.insert(objects).values({ objectId, kind }).returning({ id: objects.id }).get();
    return { id: row.id, objectId };
  }

  person(given: PersonGiven): { id: number; objectId: string } {
    const { manager, ...rest } = given;
    const ref = this.object(given.workEmail ?? given.displayName, "user");
    const workEmail = given.workEmail ?? `${fold(given.displayName).replaceAll(" ", ".")}@calder.example`;
    const searchText = fold(
      [given.displayName, workEmail, given.jobTitle, given.department].filter(Boolean).join(" "),
    );
    this.db
      .insert(people)
      .values({
        ...ref,
        userPrincipalName: workEmail,
        workEmail,
        status: "Active",
        isGuest: false,
        managerId: manager ?? null,
        isOnPremises: false,
        isManagementRestricted: false,
        sortKey: fold(given.displayName),
        searchText,
        inScope: (given.status ?? "Active") === "Active" && given.isGuest !== true,
        ...rest,
      })
      .run();
    this.db.run(sql`INSERT INTO people_search (rowid, text) VALUES (${ref.id}, ${searchText})`);
    return ref;
  }

  group(given: GroupGiven): { id: number; objectId: string } {
    const ref = this.object(given.displayName, "group");
    this.db
      .insert(groups)
      .values({
        ...ref,
        kind: "Security",
        isDynamic: false,
        isOnPremises: false,
        isRoleAssignable: false,
        isManagementRestricted: false,
        isTeam: false,
        sortKey: fold(given.displayName),
        inScope: true,
        ...given,
      })
      .run();
    return ref;
  }

  unit(displayName: string, ...members: { id: number }[]): { id: number; objectId: string } {
    const ref = this.object(displayName, "unit");
    const flags = { isMembershipHidden: false, isManagementRestricted: false };
    this.db
      .insert(administrativeUnits)
      .values({ ...ref, displayName, ...flags })
      .run();
    for (const { id } of members) this.db.insert(unitMembers).values({ unitId: ref.id, memberId: id }).run();
    return ref;
  }

  app(given: AppGiven, roles: string[] = []): { id: number; objectId: string } {
    const ref = this.object(given.displayName, "app");
    this.db
      .insert(apps)
      .values({
        ...ref,
        appId: guidOf(`client ${given.displayName}`),
        isEnabled: true,
        isAssignmentRequired: true,
        isHidden: false,
        servicePrincipalType: "Application",
        isEnterprise: true,
        sortKey: fold(given.displayName),
        ...given,
      })
      .run();
    for (const role of roles) {
      const row = {
        appId: ref.id,
        roleId: guidOf(role),
        displayName: role,
        isEnabled: true,
        isForUsers: true,
      };
      this.db.insert(appRoles).values(row).run();
    }
    return ref;
  }

  assign(app: { id: number }, to: { id: number }, principalKind: "user" | "group", role?: string): void {
    const roleId = role === undefined ? "00000000-0000-0000-0000-000000000000" : guidOf(role);
    const assignmentId = `${app.id}-${to.id}-${role ?? "default"}`;
    this.db
      .insert(assignments)
      .values({ assignmentId, appId: app.id, principalId: to.id, principalKind, roleId })
      .run();
  }

  member(group: { id: number }, ...members: { id: number }[]): void {
    for (const { id } of members)
      this.db.insert(memberships).values({ groupId: group.id, memberId: id }).run();
  }

  owner(group: { id: number }, owner: { id: number }): void {
    this.db.insert(ownerships).values({ groupId: group.id, ownerId: owner.id }).run();
  }

  connect(given: Partial<typeof connections.$inferInsert> = {}): void {
    this.db
      .insert(connections)
      .values({
        id: "entra",
        status: "Connected",
        tenantId: guidOf("tenant"),
        tenantName: "Calder Optics",
        cloud: "global",
        clientId: guidOf("client"),
        isPractice: true,
        powers: [],
        grantedPermissions: ["GroupMember.ReadWrite.All"],
        permissionsReadAt: 0,
        consentedAt: 0,
        scope: { includeGuests: false, includeBlocked: false },
        lastSyncAt: 1_000,
        ...given,
      })
      .run();
  }

  /** `count` people with many repeated words, in one transaction. */
  crowd(count: number): void {
    const given = [
      "Amara",
      "Bao",
      "Chidi",
      "Daniel",
      "Émile",
      "Fatoumata",
      "Giulia",
      "Hannah",
      "José",
      "Łukasz",
    ];
    const family = [
      "Okafor",
      "Trần",
      "Eze",
      "Abramov",
      "Zola",
      "Diallo",
      "Ferraro",
      "Lindqvist",
      "Park",
      "Nowak",
    ];
    const departments = ["Engineering", "Finance", "IT", "Operations", "Sales", null];
    inTransaction(this.db, () => {
      for (let n = 0; n < count; n += 1) {
        this.person({
          displayName: `${given[n % 10]} ${family[Math.floor(n / 10) % 10]}`,
          workEmail: `person${n}@calder.example`,
          jobTitle: n % 7 === 0 ? null : `Engineer ${n % 13}`,
          department: departments[n % 6] ?? null,
          officeLocation: n % 4 === 0 ? "Lyon" : "Turin",
        });
      }
    });
  }
}

/** A signed-in member with `role`. */
export function memberWith(role: Role): Actor {
  return {
    kind: "member",
    id: `member-${role}`,
    sessionId: "session",
    displayName: "Kwame Mensah",
    email: "kwame.mensah@calder.example",
    role,
    objectId: null,
    tenantId: null,
  };
}
