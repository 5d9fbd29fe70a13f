import "server-only";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { connections } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Credential } from "#lib/entra/graph/credential.ts";
import { GraphError } from "#lib/entra/graph/errors.ts";
import { isRecord } from "#lib/entra/graph/page.ts";
import * as paths from "#lib/entra/graph/paths.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { env, type Environment } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { CONNECTION_ID, findConnection, type Connection } from "./data.ts";
import { findRegistration } from "./registration.ts";

const DAY_MS = 24 * 60 * 60_000;
/** The end is asked for so often; it changes when somebody renews a secret. */
const CHECK_EVERY_MS = DAY_MS;
/** So many days before the end it is announced. */
export const WARN_DAYS = [30, 14, 7, 1] as const;

/** The nearest announced distance to the end: 30, 14, 7 or 1 days, 0 when it is over, null when far off. */
export function daysToWarnOf(expiresAt: number | null, now: number): number | null {
  if (expiresAt === null) return null;
  if (expiresAt <= now) return 0;
  const days = (expiresAt - now) / DAY_MS;
  return WARN_DAYS.toReversed().find((each) => days <= each) ?? null;
}

/**
 * Learns once a day when the client secret or certificate in use ends, and announces it 30, 14, 7 and 1
 * days before, once each. A certificate says so itself; of a secret Microsoft knows the end, by its first
 * characters. What can't be learned is left open and stops nothing.
 * Source: learn.microsoft.com/graph/api/resources/passwordcredential
 */
export async function checkCredentialExpiry(
  ctx: Context,
  graph: GraphClient,
  { environment = env(), signal }: { environment?: Environment; signal?: AbortSignal } = {},
): Promise<void> {
  const connection = findConnection(ctx.db);
  const registration = findRegistration(ctx.db, environment);
  if (connection === null || registration === null) return;
  const isDue = (connection.credentialCheckedAt ?? 0) + CHECK_EVERY_MS <= ctx.clock.now();
  const expiresAt = isDue
    ? await readExpiry(graph, registration, connection.credentialExpiresAt, signal)
    : connection.credentialExpiresAt;
  announce(ctx, expiresAt, isDue);
}

async function readExpiry(
  graph: GraphClient,
  { clientId, credential }: { clientId: string; credential: Credential },
  known: number | null,
  signal: AbortSignal | undefined,
): Promise<number | null> {
  if (credential.kind === "federated") return null;
  if (credential.kind === "certificate")
    return Date.parse(new X509Certificate(readFileSync(credential.path)).validTo);
  try {
    const { body } = await graph.get(paths.applicationByAppId(clientId, { select: "passwordCredentials" }), {
      priority: "low",
      ...(signal ? { signal } : {}),
    });
    return expiryOfSecret(body?.passwordCredentials, credential.secret);
  } catch (error) {
    if (!(error instanceof GraphError) || error.kind === "needs-reauthorization") throw error;
    log.info(
      { kind: error.kind, graphRequestId: error.requestId },
      "the end of the client secret is not known",
    );
    // Another home tenant, or no permission: then nobody but the admin knows the end.
    return error.kind === "unavailable" || error.kind === "throttled" ? known : null;
  }
}

/** Among secrets that begin alike the last one to end: the others may be old ones nobody removed. */
export function expiryOfSecret(credentials: unknown, secret: string): number | null {
  const rows = Array.isArray(credentials) ? credentials.filter(isRecord) : [];
  const ends = rows
    .filter(({ hint }) => typeof hint === "string" && hint !== "" && secret.startsWith(hint))
    .map(({ endDateTime }) => (typeof endDateTime === "string" ? Date.parse(endDateTime) : Number.NaN))
    .filter((at) => !Number.isNaN(at));
  return ends.length === 0 ? null : Math.max(...ends);
}

function announce(ctx: Context, expiresAt: number | null, isChecked: boolean): void {
  const now = ctx.clock.now();
  inTransaction(ctx.db, () => {
    const connection = findConnection(ctx.db);
    if (connection === null) return;
    const warnDays = daysToWarnOf(expiresAt, now);
    // A renewed credential starts over.
    const before = warnDays === null ? null : connection.credentialWarnedDays;
    const isNews = warnDays !== null && (before === null || warnDays < before);
    if (!isChecked && !isNews) return;
    ctx.db
      .update(connections)
      .set({
        credentialExpiresAt: expiresAt,
        credentialCheckedAt: isChecked ? now : connection.credentialCheckedAt,
        credentialWarnedDays: warnDays,
      })
      .where(eq(connections.id, CONNECTION_ID))
      .run();
    if (isNews) audit(ctx, connection, expiresAt, warnDays);
  });
}

function audit(ctx: Context, connection: Connection, expiresAt: number | null, days: number): void {
  log.warn({ days, expiresAt }, "the credential of the app registration ends soon");
  recordAudit(ctx, {
    event: "connection.credential-ends",
    result: "Announced",
    target: { kind: "tenant", id: connection.tenantId, name: connection.tenantName },
    details: { days, expiresAt },
  });
}
