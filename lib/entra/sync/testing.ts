import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Database } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { findConnection, type Connection } from "#lib/entra/connection/data.ts";
import { DEFAULT_SCOPE } from "#lib/entra/scope/constants.ts";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { createTokenSource } from "#lib/entra/graph/msal-tokens.ts";
import type { Sleep } from "#lib/entra/graph/throttle-gate.ts";
import type { Transport } from "#lib/entra/graph/transport.ts";
import { systemClock, type Clock } from "#lib/platform/clock.ts";
import { workerActor, type Context } from "#lib/platform/context.ts";
import { acquireLease } from "#lib/platform/leases/acquire-lease.ts";
import { releaseLease } from "#lib/platform/leases/hold-lease.ts";
import { leaseOwner } from "#lib/platform/leases/lease.ts";
import { outlastDisk } from "#lib/platform/outlast-disk.ts";
import { applyReviewedImport } from "./finish-setup.ts";
import { findRun, insertRun } from "./run-rows.ts";
import { runSyncCycle, type CycleDeps, type CycleResult } from "./run-sync-cycle.ts";
import { SYNC_LEASE } from "./schedule.ts";
import type { SyncKind } from "./types.ts";

const TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
const CLIENT = "6a7e4005-0000-4000-8000-000000000001";
const SECRET = "practice-secret-not-for-real-use";
const TOKEN = "test-control-token";
export const READ_PERMISSIONS = [
  "User.Read.All",
  "GroupMember.Read.All",
  "Application.Read.All",
  "Directory.Read.All",
  "Member.Read.Hidden",
  "User.DeleteRestore.All",
];
const MAIN = fileURLToPath(new URL("../../../sandbox/main.ts", import.meta.url));

/** A practice tenant of its own process for one test file. */
export type Practice = Awaited<ReturnType<typeof startPractice>>;

export async function startPractice(args: readonly string[] = []) {
  const data = mkdtempSync(join(tmpdir(), "gatehouse-practice-"));
  const child = spawn(
    process.execPath,
    [MAIN, "--port", "0", "--data", data, "--control-token", TOKEN, ...args],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", (line) => resolve(String(JSON.parse(line).listening)));
    child.once("exit", (code) => reject(new Error(`the practice tenant ended with ${code}`)));
  });
  async function control(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<string> {
    const response = await fetch(`${url}/practice/control/${path}`, {
      method,
      headers: { "x-practice-token": TOKEN, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.text();
  }
  await control("POST", "consent", { grant: READ_PERMISSIONS });
  return {
    url,
    control,
    /** Lines of one list of the ground truth. */
    async truth(name: string): Promise<Record<string, string | boolean | null>[]> {
      const text = await control("GET", `truth/${name}`);
      return text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    },
    stop(): void {
      child.kill("SIGKILL");
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Another process is at it: the worker answers "busy" then. */
export class LeaseHeldError extends Error {}

export type DeskOptions = {
  /** A database that may know a connection already. */
  db?: Database;
  clock?: Clock;
  secret?: string;
  transport?: Transport;
  sleep?: Sleep;
};

export type CycleOptions = Partial<
  Pick<CycleDeps, "runId" | "signal" | "canRetry" | "onCommit" | "onPoint" | "onApplied">
>;

/** A desk whose connection waits for its import, unless its database says more. */
export function deskFor(practice: Pick<Practice, "url">, options: DeskOptions = {}) {
  const { db = testDatabase(), clock = systemClock, secret = SECRET, transport, sleep = shortWait } = options;
  const ctx: Context = { db, clock, actor: workerActor };
  if (findConnection(db) === null) insertConnection(db);
  const registration = {
    clientId: CLIENT,
    credential: { kind: "secret" as const, secret },
    loginUrl: practice.url,
    graphUrl: practice.url,
  };
  const tokens = createTokenSource(registration, TENANT);

  /** Runs one cycle, or goes on with an interrupted one. */
  async function cycle(kind: SyncKind, options: CycleOptions = {}): Promise<CycleResult & { runId: string }> {
    const runId = options.runId ?? insertRun(db, ctx.clock, { kind, requestedBy: "Test" });
    const lease = acquireLease(db, ctx.clock, SYNC_LEASE, leaseOwner());
    const connection = findConnection(db);
    if (lease === null) throw new LeaseHeldError();
    if (connection === null) throw new Error("the bed is not ready for a cycle");
    const client = { baseUrl: practice.url, tokens, clock, sleep };
    const graph = createGraphClient(transport === undefined ? client : { ...client, transport });
    try {
      const signal = options.signal ?? new AbortController().signal;
      const result = await runSyncCycle({ ctx, graph, connection, lease, ...options, runId, signal });
      return { ...result, runId };
    } finally {
      outlastDisk(() => releaseLease(db, lease));
    }
  }
  return {
    ctx,
    db,
    cycle,
    /** A call around the product, as another admin's tool would make it. */
    async graph(method: string, path: string): Promise<void> {
      const { accessToken } = await tokens.getToken();
      const headers = { authorization: `Bearer ${accessToken}` };
      const response = await fetch(`${practice.url}/v1.0${path}`, { method, headers });
      if (!response.ok)
        throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    },
    /** The whole first import, accepted. */
    async importAll(during: CycleOptions = {}): Promise<void> {
      const result = await cycle("import", during);
      if (result.status !== "ready-for-review")
        throw new Error(JSON.stringify([result, findRun(db, result.runId)]));
      applyReviewedImport(ctx);
    },
  };
}

/** Keeps the many faults quick; the wait that Microsoft asks for is kept by the gate. */
const shortWait = async () => void (await new Promise((resolve) => setTimeout(resolve, 5)));

export function insertConnection(db: Database): void {
  const row: Connection = {
    id: "entra",
    status: "Importing",
    tenantId: TENANT,
    tenantName: "Calder Optics",
    tenantDomain: null,
    cloud: "global",
    clientId: CLIENT,
    isPractice: true,
    powers: ["read-directory"],
    grantedPermissions: [],
    permissionsReadAt: 0,
    consentedBy: null,
    consentedByObjectId: null,
    consentedAt: 0,
    finishedAt: null,
    lastSyncAt: null,
    nextSyncAt: null,
    reauthorizationReason: null,
    reauthorizationSince: null,
    scope: DEFAULT_SCOPE,
    pausedAt: null,
    pausedBy: null,
    credentialExpiresAt: null,
    credentialCheckedAt: null,
    credentialWarnedDays: null,
  };
  db.insert(connections).values(row).run();
}

/** The mirror in the words of the ground truth: one sorted list of lines for each of its lists. */
export function mirrorLines(db: Database): Record<string, string[]> {
  const lines = (sql: string) => db.$client.prepare<[], string>(sql).pluck().all().toSorted();
  const pair = (table: string, parent: string, child: string) =>
    lines(
      `SELECT p.object_id || ' ' || c.object_id FROM ${table} t JOIN objects p ON p.id = t.${parent} JOIN objects c ON c.id = t.${child}`,
    );
  return {
    users: lines(
      `SELECT json_array(p.object_id, p.display_name, p.user_principal_name, p.mail, p.is_guest, p.status = 'Active',
         p.job_title, p.department, p.office_location, p.usage_location, m.object_id)
       FROM people p LEFT JOIN people m ON m.id = p.manager_id AND m.status <> 'Deleted' WHERE p.status <> 'Deleted'`,
    ),
    groups: lines("SELECT json_array(object_id, display_name, mail, visibility) FROM groups"),
    memberships: pair("memberships", "group_id", "member_id"),
    ownerships: pair("ownerships", "group_id", "owner_id"),
    apps: lines("SELECT json_array(object_id, app_id, display_name) FROM apps WHERE is_enterprise = 1"),
    assignments: lines(
      `SELECT json_array(a.assignment_id, r.object_id, p.object_id, a.role_id) FROM assignments a
       JOIN objects r ON r.id = a.app_id JOIN objects p ON p.id = a.principal_id`,
    ),
    administrativeUnits: lines("SELECT json_array(object_id, display_name) FROM administrative_units"),
    unitMembers: pair("unit_members", "unit_id", "member_id"),
    roleMembers: pair("role_members", "role_id", "member_id"),
    deletedUsers: lines("SELECT json_array(object_id, display_name) FROM people WHERE status = 'Deleted'"),
  };
}

type Line = Record<string, string | boolean | null>;

const TRUTH_LINE: Record<string, (line: Line) => string> = {
  users: (u) =>
    JSON.stringify([
      u.id,
      u.displayName,
      u.userPrincipalName,
      u.mail,
      Number(u.userType === "Guest"),
      Number(u.accountEnabled),
      u.jobTitle,
      u.department,
      u.officeLocation,
      u.usageLocation,
      u.managerId,
    ]),
  groups: (g) => JSON.stringify([g.id, g.displayName, g.mail, g.visibility]),
  memberships: (l) => `${l.groupId} ${l.memberId}`,
  ownerships: (l) => `${l.groupId} ${l.ownerId}`,
  apps: (a) => JSON.stringify([a.id, a.appId, a.displayName]),
  assignments: (a) => JSON.stringify([a.id, a.resourceId, a.principalId, a.appRoleId]),
  administrativeUnits: (u) => JSON.stringify([u.id, u.displayName]),
  unitMembers: (l) => `${l.unitId} ${l.memberId}`,
  roleMembers: (l) => `${l.roleId} ${l.memberId}`,
  deletedUsers: (u) => JSON.stringify([u.id, u.displayName]),
};

/** The same lists as the practice tenant really is. */
export async function truthLines(practice: Pick<Practice, "truth">): Promise<Record<string, string[]>> {
  const names = Object.entries(TRUTH_LINE);
  const lists = names.map(
    async ([name, line]) => [name, (await practice.truth(name)).map(line).toSorted()] as const,
  );
  return Object.fromEntries(await Promise.all(lists));
}

/** Where mirror and tenant differ, a few lines of each list; empty when they are equal. */
export async function differences(
  practice: Pick<Practice, "truth">,
  db: Database,
): Promise<Record<string, unknown>> {
  const mirror = mirrorLines(db);
  const found: Record<string, unknown> = {};
  for (const [name, lines] of Object.entries(await truthLines(practice))) {
    const [ours, theirs] = [new Set(mirror[name]), new Set(lines)];
    const missing = lines.filter((line) => !ours.has(line));
    const wrong = (mirror[name] ?? []).filter((line) => !theirs.has(line));
    if (missing.length + wrong.length > 0)
      found[name] = { missing: missing.slice(0, 3), wrong: wrong.slice(0, 3) };
  }
  return found;
}
