import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import {
  actionRuns,
  appRoles,
  apps,
  assignments,
  auditEntries,
  directoryRoles,
  groups,
  members,
  memberships,
  objects,
  people,
  requests,
  roleMembers,
  timelineEntries,
} from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import { DIRECT_PERMISSION } from "#lib/entra/actions/app-access.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { reconcileActions } from "#lib/entra/actions/reconcile-actions.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { ALL_POWERS } from "#lib/entra/connection/permissions.ts";
import type { ActionTools } from "#lib/entra/actions/run-types.ts";
import { deletedUsers, user, userAppAssignments, userMemberOf } from "#lib/entra/graph/paths.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Context, Role } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { submitAction } from "../submit-action.ts";
import { agentOf } from "./agent.ts";
import { TENANT_ID, type PracticeTenant } from "./practice-tenant.ts";
import { SEALING_KEY } from "./sealing-key.ts";
import { firstRole, inputOf, type Prepared, type Target } from "./target.ts";

export const ALL_PERMISSIONS: readonly string[] = [
  "Directory.Read.All",
  "Application.Read.All",
  DIRECT_PERMISSION,
  ...new Set(listActions().flatMap((action) => action.permissions.map((anyOf) => anyOf[0] ?? ""))),
];

/** What the mirror of these tests calls a person. */
const personName = ({ person }: Target) => `Person ${person.slice(0, 8)}`;

/** A desk with its own database beside the practice tenant: one request, its agent, some real targets. */
export class ActionDesk {
  readonly db: Database;
  readonly tenant: PracticeTenant;
  readonly graph: GraphClient;
  readonly requestId = newId();
  readonly agentId = newId();
  /** Real time plus what tests let pass: the tenant has the real one. */
  #ahead = 0;

  constructor(tenant: PracticeTenant, db: Database = testDatabase()) {
    this.tenant = tenant;
    this.db = db;
    this.graph = this.openGraph();
    new Company(this.db).connect({
      tenantId: TENANT_ID,
      lastSyncAt: Date.now(),
      powers: [...ALL_POWERS],
      grantedPermissions: [...ALL_PERMISSIONS].toSorted(),
    });
    const at = Date.now();
    this.db
      .insert(members)
      .values({
        id: this.agentId,
        email: "kwame@calder.example",
        displayName: "Kwame Mensah",
        role: "agent",
        createdAt: at,
      })
      .run();
    this.db
      .insert(requests)
      .values({
        id: this.requestId,
        number: 1,
        title: "Packaging",
        serviceKey: "something-else",
        requesterId: this.agentId,
        status: "New",
        createdAt: at,
        updatedAt: at,
      })
      .run();
  }

  readonly clock = { now: () => Date.now() + this.#ahead };

  pass(ms: number): void {
    this.#ahead += ms;
  }

  context(role: Role = "agent", objectId: string | null = null): Context {
    return { db: this.db, clock: this.clock, actor: agentOf(this.agentId, role, objectId) };
  }

  /** A client with a fresh token, on this desk's time. */
  openGraph(): GraphClient {
    return this.tenant.graph({ clock: this.clock, sleep: this.sleep });
  }

  readonly sleep = async (ms: number): Promise<void> => {
    this.pass(ms);
    await new Promise((resolve) => setImmediate(resolve));
  };

  readonly tools = (): ActionTools => ({
    graph: this.graph,
    graphUrl: this.tenant.url,
    sleep: this.sleep,
    sealingKey: SEALING_KEY,
  });

  /** One click, as the form would send it. */
  wish(action: ActionSpec, target: Target, idempotencyKey = newId()) {
    return {
      actionKey: action.key,
      subjectObjectId: target.person,
      input: inputOf(action, target),
      requestId: this.requestId,
      idempotencyKey,
      typedName: action.severity === "high" ? personName(target) : null,
    };
  }

  submit(
    action: ActionSpec,
    target: Target,
    options: { key?: string; ctx?: Context; isFreshToken?: boolean } = {},
  ) {
    return submitAction(
      options.ctx ?? this.context(),
      this.wish(action, target, options.key),
      options.isFreshToken === true ? () => ({ ...this.tools(), graph: this.openGraph() }) : this.tools,
    );
  }

  /** Lets the worker come by until nothing is due any more within `ms`. */
  async reconcile(ms: number): Promise<void> {
    const end = this.clock.now() + ms;
    for (let turns = 0; turns < 20; turns += 1) {
      const { nextAt } = await reconcileActions({ db: this.db, clock: this.clock, openTools: this.tools });
      if (nextAt === null || nextAt > end) return;
      this.pass(Math.max(1, nextAt - this.clock.now()));
    }
  }

  /** Copies one real person and group into the mirror, as a sync would have. */
  mirror(target: Target, facts: Prepared): void {
    const company = new Company(this.db);
    const person = company.person({ displayName: personName(target) });
    const group = company.group({ displayName: `Group ${target.group.slice(0, 8)}` });
    this.db.update(objects).set({ objectId: target.person }).where(eq(objects.id, person.id)).run();
    this.db.update(objects).set({ objectId: target.group }).where(eq(objects.id, group.id)).run();
    const status = facts.isDeleted ? "Deleted" : facts.isBlocked ? "Blocked" : "Active";
    this.db
      .update(people)
      .set({ objectId: target.person, status, inScope: status === "Active" })
      .where(eq(people.id, person.id))
      .run();
    this.db.update(groups).set({ objectId: target.group }).where(eq(groups.id, group.id)).run();
    if (facts.isMember) company.member(group, person);
    this.#mirrorApp(company, target, person, group, facts.assignments);
  }

  #mirrorApp(
    company: Company,
    target: Target,
    person: { id: number },
    group: { id: number },
    held: Prepared["assignments"],
  ): void {
    const { objectId, roles } = target.app;
    if (this.db.select().from(apps).where(eq(apps.objectId, objectId)).get() !== undefined) return;
    const app = company.app({ displayName: target.app.displayName });
    this.db.update(objects).set({ objectId }).where(eq(objects.id, app.id)).run();
    this.db.update(apps).set({ objectId }).where(eq(apps.id, app.id)).run();
    for (const role of roles)
      this.db
        .insert(appRoles)
        .values({ appId: app.id, ...role, isEnabled: true, isForUsers: true })
        .run();
    const give = (row: { assignmentId: string; roleId: string }, to: number, kind: "user" | "group") =>
      this.db
        .insert(assignments)
        .values({ appId: app.id, principalId: to, principalKind: kind, ...row })
        .run();
    for (const row of held) give(row, person.id, "user");
    if (target.way === "group")
      give({ assignmentId: "of-the-group", roleId: firstRole(target) }, group.id, "group");
  }

  /** The mirror's app stands for another one in the tenant. */
  renameApp(target: Target, objectId: string): void {
    this.db.update(apps).set({ objectId }).where(eq(apps.objectId, target.app.objectId)).run();
  }

  /** Ids of the person's own assignments in the mirror. */
  mirroredAssignments(): string[] {
    return this.db
      .select()
      .from(assignments)
      .where(eq(assignments.principalKind, "user"))
      .all()
      .map(({ assignmentId }) => assignmentId)
      .toSorted();
  }

  /** Ids and roles of the person's own assignments of the app in the tenant. */
  async realAssignments(target: Target): Promise<{ assignmentId: string; roleId: string }[]> {
    const page = await this.graph.getPage(userAppAssignments(target.person, { top: 999 }));
    return page.value
      .filter((row) => row["resourceId"] === target.app.objectId && row["principalId"] === target.person)
      .map((row) => ({ assignmentId: String(row["id"]), roleId: String(row["appRoleId"]) }));
  }

  /** The mirror says member, whatever the tenant says. */
  believeMember(target: Target): void {
    const group = this.db.select().from(groups).where(eq(groups.objectId, target.group)).get();
    this.db
      .insert(memberships)
      .values({ groupId: group?.id ?? -1, memberId: this.personId(target) })
      .run();
  }

  /** The mirror's group stands for another one in the tenant. */
  renameGroup(target: Target, objectId: string): void {
    this.db.update(groups).set({ objectId }).where(eq(groups.objectId, target.group)).run();
  }

  makePrivileged(target: Target): void {
    const role = new Company(this.db).object("Helpdesk Administrator", "role");
    this.db
      .insert(directoryRoles)
      .values({ ...role, displayName: "Helpdesk Administrator", templateId: "729827e3" })
      .run();
    this.db
      .insert(roleMembers)
      .values({ roleId: role.id, memberId: this.personId(target) })
      .run();
  }

  personId(target: Target): number {
    return this.db.select().from(people).where(eq(people.objectId, target.person)).get()?.id ?? -1;
  }

  /** What the mirror says now. */
  mirrored(target: Target): {
    isMember: boolean;
    isBlocked: boolean;
    isDeleted: boolean;
    sessionsValidFromAt: number | null;
  } {
    const person = this.db.select().from(people).where(eq(people.objectId, target.person)).get();
    return {
      isMember: this.db.select().from(memberships).all().length > 0,
      isBlocked: person?.status === "Blocked",
      isDeleted: person?.status === "Deleted",
      sessionsValidFromAt: person?.sessionsValidFromAt ?? null,
    };
  }

  /** What the tenant says now, asked with a client of its own. */
  async real(target: Target): Promise<{
    isMember: boolean;
    isBlocked: boolean;
    isDeleted: boolean;
    validFromAt: number;
    passwordChangedAt: number;
  }> {
    if (await this.isInBin(target))
      return { isMember: false, isBlocked: false, isDeleted: true, validFromAt: 0, passwordChangedAt: 0 };
    const select = "id,accountEnabled,signInSessionsValidFromDateTime,lastPasswordChangeDateTime";
    const { body } = await this.graph.get(user(target.person, { select }));
    const page = await this.graph.getPage(userMemberOf(target.person, { select: "id", top: 999 }));
    return {
      isMember: page.value.some((object) => object["id"] === target.group),
      isBlocked: body?.["accountEnabled"] === false,
      isDeleted: false,
      validFromAt: Date.parse(String(body?.["signInSessionsValidFromDateTime"])),
      passwordChangedAt: Date.parse(String(body?.["lastPasswordChangeDateTime"])),
    };
  }

  /** Is the person in the tenant's bin? */
  async isInBin(target: Target): Promise<boolean> {
    const page = await this.graph.getPage(deletedUsers({ select: "id", top: 999 }));
    return page.value.some(({ id }) => id === target.person);
  }

  runs() {
    return this.db.select().from(actionRuns).orderBy(actionRuns.createdAt).all();
  }
  audit() {
    return this.db.select().from(auditEntries).orderBy(auditEntries.seq).all();
  }
  timeline() {
    return this.db.select().from(timelineEntries).all();
  }
}
