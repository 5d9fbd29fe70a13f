import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "#db/client.ts";
import { testDatabase } from "#db/testing.ts";
import { auditEntries } from "#db/schema/index.ts";
import type { Actor, Context, Role } from "#lib/platform/context.ts";
import { parseEnvironment, type Environment } from "#lib/platform/env.ts";
import type { ConnectDeps } from "./connect-deps.ts";

export const TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
export const OTHER_TENANT = "c0ffee00-0002-4a7e-9d00-0be000000002";
export const CLIENT_ID = "6a7e4005-0000-4000-8000-000000000001";

/** A desk with a real app registration in its environment; nothing is sent unless a test spawns a tenant. */
export function testDesk(source: Record<string, string> = {}) {
  const db = testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-"));
  const environment: Environment = parseEnvironment({
    GATEHOUSE_DATA_DIR: dataDir,
    ENTRA_CLIENT_ID: CLIENT_ID,
    ENTRA_CLIENT_SECRET: "practice-secret-not-for-real-use",
    ...source,
  });
  const time = { now: Date.UTC(2026, 10, 24, 12) };
  const deps: ConnectDeps = {
    environment,
    async sleep(ms) {
      time.now += ms;
    },
  };
  const clock = { now: () => time.now };
  const as = (role: Role, sessionId = "session-1"): Context => ({
    db,
    clock,
    actor: member(role, sessionId),
  });
  return { db, deps, environment, time, as, admin: as("admin") };
}

function member(role: Role, sessionId: string): Actor {
  const identity = {
    id: `member-${role}`,
    displayName: "Noor Haidari",
    email: "noor.haidari@calder.example",
  };
  return { kind: "member", ...identity, sessionId, role, objectId: null, tenantId: null };
}

/** Events and results of the audit log, oldest first. */
export function auditOf(db: Database): string[] {
  return db
    .select()
    .from(auditEntries)
    .all()
    .map((entry) => `${entry.event}: ${entry.result}`);
}
