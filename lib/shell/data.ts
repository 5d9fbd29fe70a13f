import "server-only";
import { count, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { requests, syncHolds } from "#db/schema/index.ts";
import { countWaiting } from "#lib/approvals/approvals-data.ts";
import { findFreshness, hasNoDirectory } from "#lib/directory/freshness.ts";
import { peopleCounts } from "#lib/directory/people-counts.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { findAutomationPause, type AutomationPause } from "#lib/entra/protection/data.ts";
import { findInstanceHold } from "#lib/instance/data.ts";
import type { InstanceHold } from "#lib/instance/types.ts";
import { syncEveryMs } from "#lib/entra/sync/sync-settings.ts";
import type { Role } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { isOpen } from "#lib/requests/inbox-conditions.ts";
import { companyName } from "#lib/workspace/company-name.ts";
import { healthOf, type Health } from "./health.ts";

/** What stands beside the places of the desk. */
export type Shell = {
  companyName: string;
  openRequests: number;
  /** What waits for this member's decision. */
  approvals: number;
  /** Null until a directory is there. */
  directory: { people: number; groups: number; apps: number } | null;
  health: Health;
  /** Null while automation runs. */
  automationPause: AutomationPause | null;
  /** Null while this installation may act. */
  instanceHold: InstanceHold | null;
};

/** Where somebody of this role begins. */
export function homeOf(role: Role): "/portal" | "/requests" {
  return role === "employee" ? "/portal" : "/requests";
}

/** Counts and health for the desk's shell. */
export function readShell(ctx: MemberContext): Shell {
  const { db, clock } = ctx;
  const open = db.select({ n: count() }).from(requests).where(isOpen).get();
  const freshness = findFreshness(db);
  return {
    companyName: companyName(db),
    openRequests: open?.n ?? 0,
    approvals: countWaiting(ctx),
    directory: hasNoDirectory(freshness) ? null : readDirectoryCounts(db),
    health: healthOf({ ...freshness, ...readHealthFacts(db) }, clock.now()),
    automationPause: findAutomationPause(db),
    instanceHold: findInstanceHold(db),
  };
}

function readHealthFacts(db: Database) {
  const held = db.select({ n: count() }).from(syncHolds).where(eq(syncHolds.status, "Held")).get();
  return {
    everyMs: syncEveryMs(db),
    held: held?.n ?? 0,
    credentialDays: findConnection(db)?.credentialWarnedDays ?? null,
  };
}

function readDirectoryCounts(db: Database): Shell["directory"] {
  const counts = db.get<{ groups: number; apps: number }>(
    sql`SELECT (SELECT count(*) FROM groups WHERE in_scope = 1) AS groups, (SELECT count(*) FROM apps WHERE is_enterprise = 1) AS apps`,
  );
  return { people: peopleCounts(db).active, ...counts };
}
