import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { services } from "#db/schema/index.ts";

export type Service = { key: string; title: string; description: string; icon: string };

const columns = {
  key: services.key,
  title: services.title,
  description: services.description,
  icon: services.icon,
};

/** Services that can be asked for, in their order. */
export function listServices(db: Database): Service[] {
  return db
    .select(columns)
    .from(services)
    .where(eq(services.isActive, true))
    .orderBy(asc(services.position))
    .all();
}

export function findService(db: Database, key: string): Service | undefined {
  return db
    .select(columns)
    .from(services)
    .where(and(eq(services.key, key), eq(services.isActive, true)))
    .get();
}
