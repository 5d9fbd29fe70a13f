import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import {
  actionRuns,
  approvals,
  auditEntries,
  connections,
  members,
  people,
  requests,
} from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { Company } from "#lib/directory/testing/company.ts";
import type { ActionTools } from "#lib/entra/actions/run-types.ts";
import type { GraphClient, GraphWrite } from "#lib/entra/graph/types.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Role } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { ensureServices } from "#lib/services/ensure-services.ts";
import { saveRule } from "../rules/save-rule.ts";
import { bumpPolicyVersion } from "../rules/rules-data.ts";
import type { RuleInput } from "../rules/schema.ts";
import { submitAction } from "../submit-action.ts";
import type { ActionWish } from "../admit-action.ts";
import { ALL_PERMISSIONS } from "./action-desk.ts";

const TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
const DAY = 24 * 60 * 60_000;

const ANY_RULE: RuleInput = {
  actionKey: "add-user-to-group",
  serviceKey: "",
  approver: "manager",
  named: [],
  needs: "one",
  expiresAfterHours: 24,
  fallback: "admin",
  fallbackNamed: [],
};

type Ref = { id: number; objectId: string };
type Person = Ref & { memberId: string };

/** A desk with a small company, its members and a Graph that does what it is told and writes it down. */
export class ApprovalDesk {
  readonly db: Database = testDatabase();
  readonly writes: GraphWrite[] = [];
  readonly company = new Company(this.db);
  now = Date.parse("2026-11-17T14:00:00Z");
  readonly clock = { now: () => this.now };
  readonly hannah = this.#member("Hannah Lindqvist", "employee");
  readonly ikram = this.#member("Ikram Benali", "employee", this.hannah.id);
  readonly tomasz = this.#member("Tomasz Zielinski", "employee");
  readonly noor = this.#member("Noor Haidari", "agent");
  readonly kwame = this.#member("Kwame Mensah", "admin");
  readonly amara = this.#member("Amara Okafor", "admin");
  readonly vault = this.company.group({ displayName: "Prototype Vault" });
  readonly requestId = newId();
  readonly tools: () => ActionTools;

  constructor() {
    ensureServices(this.db);
    this.company.connect({
      tenantId: TENANT,
      lastSyncAt: this.now,
      grantedPermissions: [...ALL_PERMISSIONS],
    });
    this.company.owner(this.vault, this.tomasz);
    const at = this.now;
    this.db
      .insert(requests)
      .values({
        id: this.requestId,
        number: 1,
        title: "Prototype Vault",
        serviceKey: "group-membership",
        requesterId: this.ikram.memberId,
        status: "New",
        createdAt: at,
        updatedAt: at,
      })
      .run();
    const graph = this.#graph();
    this.tools = () => ({ graph, graphUrl: "https://graph.example", sleep: async () => undefined });
  }

  #member(displayName: string, role: Role, manager?: number): Person {
    const ref = this.company.person({ displayName, ...(manager === undefined ? {} : { manager }) });
    const memberId = newId();
    const email = `${memberId}@calder.example`;
    const { objectId } = ref;
    this.db
      .insert(members)
      .values({ id: memberId, email, displayName, role, tenantId: TENANT, objectId, createdAt: 1 })
      .run();
    return { ...ref, memberId };
  }

  #graph(): GraphClient {
    const no = () => Promise.reject(new Error("The desk was not expected to read this."));
    return {
      get: no,
      getPage: () => {
        const value = this.writes.length === 0 ? [] : [{ id: this.vault.objectId }];
        return Promise.resolve({
          value,
          nextLink: undefined,
          deltaLink: undefined,
          count: undefined,
          requestId: "r",
        });
      },
      getBatch: no,
      write: (call) => {
        this.writes.push(call);
        return Promise.resolve({ status: 204, body: undefined, requestId: "ms-1" });
      },
      roles: () => Promise.resolve(ALL_PERMISSIONS),
      usage: { requests: 0, units: 0 },
      onThrottle: undefined,
    };
  }

  as({ memberId }: Person): MemberContext {
    const row = this.db.select().from(members).where(eq(members.id, memberId)).get();
    if (row === undefined) throw new Error("no such member");
    const { id, displayName, email, role, objectId, tenantId } = row;
    const actor = {
      kind: "member",
      id,
      sessionId: "s",
      displayName,
      email,
      role,
      objectId,
      tenantId,
    } as const;
    return { db: this.db, clock: this.clock, actor };
  }

  rule(rule: Partial<RuleInput> = {}): void {
    saveRule(this.as(this.kwame), { ...ANY_RULE, ...rule });
  }

  /** Noor asks to add Ikram to the vault, unless told otherwise. */
  ask(wish: Partial<ActionWish> = {}, by = this.noor) {
    return submitAction(
      this.as(by),
      {
        actionKey: "add-user-to-group",
        subjectObjectId: this.ikram.objectId,
        input: { groupObjectId: this.vault.objectId },
        requestId: this.requestId,
        idempotencyKey: newId(),
        ...wish,
      },
      this.tools,
    );
  }

  /** The same, and the id of the approval it waits for. */
  async waiting(wish: Partial<ActionWish> = {}, by = this.noor): Promise<string> {
    const { approvalId, ...outcome } = await this.ask(wish, by);
    if (approvalId === undefined) throw new Error(`Nothing waits: ${JSON.stringify(outcome)}`);
    return approvalId;
  }

  bumpPolicy(): void {
    bumpPolicyVersion(this.db, this.now);
  }

  block({ objectId }: Ref): void {
    this.db.update(people).set({ status: "Blocked" }).where(eq(people.objectId, objectId)).run();
  }

  approvals = () => this.db.select().from(approvals).orderBy(approvals.createdAt).all();
  runs = () => this.db.select().from(actionRuns).all();
  events = () =>
    this.db
      .select()
      .from(auditEntries)
      .orderBy(auditEntries.seq)
      .all()
      .map(({ event, result }) => `${event} ${result}`);

  passDays(days: number): void {
    this.now += days * DAY;
    this.db.update(connections).set({ lastSyncAt: this.now }).run();
  }
}
