import "server-only";
import { eq } from "drizzle-orm";
import { connections, settings } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { cloudFor } from "#lib/entra/graph/clouds.ts";
import type { Context } from "#lib/platform/context.ts";
import { clearMirror } from "./clear-mirror.ts";
import { DEFAULT_SCOPE } from "#lib/entra/scope/constants.ts";
import { CONNECTION_ID, findConnection } from "./data.ts";
import type { ProvenTenant } from "./prove-tenant.ts";
import type { RegistrationInUse } from "./registration.ts";

const LAST_TENANT = "entra.last-tenant";

type ConsentFacts = {
  tenant: ProvenTenant;
  registration: RegistrationInUse;
  powers: readonly string[];
  consentedBy: string | null;
  consentedByObjectId: string | null;
};

/**
 * Writes the connection row; call it inside the transaction that ends the attempt. A first
 * connection starts Importing; a renewed one goes on where it was. When another tenant was connected
 * before, its mirror goes first: two directories are never mixed.
 */
export function saveConnection(ctx: Context, facts: ConsentFacts): { isFirst: boolean } {
  const { tenant, registration } = facts;
  const now = ctx.clock.now();
  const before = findConnection(ctx.db);
  const renewed = renewedColumns(facts, now);
  if (before === null) {
    forgetOtherTenant(ctx, tenant.tenantId);
    ctx.db
      .insert(connections)
      .values({
        id: CONNECTION_ID,
        status: "Importing",
        tenantId: tenant.tenantId,
        cloud: cloudFor(registration.loginUrl, registration.graphUrl).key,
        scope: DEFAULT_SCOPE,
        ...renewed,
      })
      .run();
  } else {
    const isFinished = before.finishedAt !== null;
    // Paused stays paused until somebody resumes.
    const isPaused = before.status === "Paused";
    ctx.db
      .update(connections)
      .set({
        ...renewed,
        status: isPaused ? "Paused" : isFinished ? "Connected" : "Importing",
        nextSyncAt: isFinished && !isPaused ? now : null,
      })
      .where(eq(connections.id, CONNECTION_ID))
      .run();
  }
  recordAudit(ctx, {
    event: before === null ? "connection.connected" : "connection.reconnected",
    result: "Done",
    target: { kind: "tenant", id: tenant.tenantId, name: tenant.tenantName },
    details: { powers: facts.powers, granted: renewed.grantedPermissions, consentedBy: facts.consentedBy },
  });
  return { isFirst: before === null || before.finishedAt === null };
}

/** What every consent says anew. */
function renewedColumns({ tenant, registration, ...facts }: ConsentFacts, now: number) {
  return {
    clientId: registration.clientId,
    isPractice: registration.source === "practice",
    tenantName: tenant.tenantName,
    tenantDomain: tenant.tenantDomain,
    powers: [...facts.powers],
    grantedPermissions: [...tenant.roles].toSorted(),
    permissionsReadAt: now,
    consentedBy: facts.consentedBy,
    consentedByObjectId: facts.consentedByObjectId,
    consentedAt: now,
    reauthorizationReason: null,
    reauthorizationSince: null,
    // Perhaps with another secret: its end is asked for anew.
    credentialCheckedAt: null,
  };
}

function forgetOtherTenant(ctx: Context, tenantId: string): void {
  const last = ctx.db.select().from(settings).where(eq(settings.key, LAST_TENANT)).get()?.value;
  if (last !== undefined && last !== tenantId) clearMirror(ctx.db);
  const row = { value: tenantId, updatedAt: ctx.clock.now() };
  ctx.db
    .insert(settings)
    .values({ key: LAST_TENANT, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
    .run();
}
