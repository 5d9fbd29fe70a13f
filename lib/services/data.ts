import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { services } from "#db/schema/index.ts";
import { audienceSchema, formSchema } from "./schema.ts";
import type { Audience, Service, ServiceForm } from "./types.ts";

export type StoredService = ServiceForm & {
  audience: Audience;
  defaultAssigneeId: string | null;
  isActive: boolean;
  archivedAt: number | null;
  version: number;
};

/** A row with its documents parsed. */
export function parseService(row: typeof services.$inferSelect): StoredService {
  const { form, audience, position: _position, ...rest } = row;
  return { ...rest, fields: formSchema.parse(form), audience: audienceSchema.parse(audience) };
}

const isOffered = and(eq(services.isActive, true), isNull(services.archivedAt));

/** Services that can be asked for, in their order. */
export function listServices(db: Database): StoredService[] {
  return db.select().from(services).where(isOffered).orderBy(asc(services.position)).all().map(parseService);
}

/** A service that can be asked for. */
export function findService(db: Database, key: string): StoredService | undefined {
  const row = db
    .select()
    .from(services)
    .where(and(eq(services.key, key), isOffered))
    .get();
  return row === undefined ? undefined : parseService(row);
}

/** Every service there is or was, by name: requests of archived ones stay. */
export function listServiceNames(db: Database): Pick<Service, "key" | "title">[] {
  return db
    .select({ key: services.key, title: services.title })
    .from(services)
    .orderBy(asc(services.position))
    .all();
}
