import "server-only";
import { and, asc, count, eq, ne } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members, requests, services } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { parseService } from "./data.ts";
import { audienceWords } from "./policy.ts";
import type { ServiceSettings } from "./types.ts";

/** Every service with its settings, archived ones included, in their order. Admins only. */
export function listServiceSettings(ctx: Context): ServiceSettings[] {
  requireRole(ctx, "admin");
  return ctx.db
    .select()
    .from(services)
    .orderBy(asc(services.position), asc(services.key))
    .all()
    .map((row) => describe(ctx.db, row));
}

/** One service with its settings. Admins only. */
export function findServiceSettings(ctx: Context, key: string): ServiceSettings | undefined {
  requireRole(ctx, "admin");
  const row = ctx.db.select().from(services).where(eq(services.key, key)).get();
  return row === undefined ? undefined : describe(ctx.db, row);
}

function describe(db: Database, row: typeof services.$inferSelect): ServiceSettings {
  const { defaultAssigneeId, archivedAt, ...service } = parseService(row);
  return {
    ...service,
    isArchived: archivedAt !== null,
    audienceWords: audienceWords(service.audience),
    defaultAssignee: findMember(db, defaultAssigneeId),
    openRequests: countOpen(db, service.key),
  };
}

function findMember(db: Database, id: string | null): ServiceSettings["defaultAssignee"] {
  if (id === null) return null;
  const { displayName } = members;
  return db.select({ id: members.id, displayName }).from(members).where(eq(members.id, id)).get() ?? null;
}

function countOpen(db: Database, key: string): number {
  const isOpen = and(eq(requests.serviceKey, key), ne(requests.status, "Resolved"));
  return db.select({ n: count() }).from(requests).where(isOpen).get()?.n ?? 0;
}
