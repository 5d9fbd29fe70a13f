import "server-only";
import { inTransaction } from "#db/client.ts";
import { connections, sealedSecrets } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { seal } from "#lib/platform/secrets.ts";
import { connectDeps, sealingKey, type ConnectDeps } from "./connect-deps.ts";
import { REGISTRATION_SECRET } from "./registration.ts";

/**
 * Keeps the company's app registration, sealed. Refused while the environment names one: two sources
 * would leave open which is in use.
 */
export function saveRegistration(
  ctx: Context,
  input: { clientId: string; tenantId: string; clientSecret: string },
  deps: ConnectDeps = connectDeps(),
): void {
  requireRole(ctx, "admin");
  if (deps.environment.isPractice || deps.environment.clientId !== undefined) {
    throw new DeskError(
      "not-possible",
      "The environment decides which app registration is used. Change it there.",
    );
  }
  const key = sealingKey(deps);
  const value = { ...input, clientId: input.clientId.toLowerCase(), tenantId: input.tenantId.toLowerCase() };
  const row = {
    keyId: key.id,
    sealed: seal(key, REGISTRATION_SECRET, JSON.stringify(value)),
    savedAt: ctx.clock.now(),
  };
  inTransaction(ctx.db, () => {
    ctx.db
      .insert(sealedSecrets)
      .values({ name: REGISTRATION_SECRET, ...row })
      .onConflictDoUpdate({ target: sealedSecrets.name, set: row })
      .run();
    // Of another secret the end is asked for anew.
    ctx.db.update(connections).set({ credentialCheckedAt: null }).run();
    recordAudit(ctx, {
      event: "connection.registration-saved",
      result: "Done",
      details: { clientId: value.clientId, tenantId: value.tenantId },
    });
  });
}
