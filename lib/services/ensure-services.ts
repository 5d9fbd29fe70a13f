import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { services } from "#db/schema/index.ts";
import { SHIPPED_SERVICES } from "./shipped-services.ts";

/**
 * Puts the shipped services into the database, and brings those that no admin has changed up to what
 * ships now. What an admin changed stays as it is.
 */
export function ensureServices(db: Database): void {
  inTransaction(db, () => {
    SHIPPED_SERVICES.forEach(({ fields, ...service }, position) => {
      const values = { ...service, form: fields, position };
      const { key: _key, ...changed } = values;
      db.insert(services)
        .values({ ...values, isActive: true })
        .onConflictDoUpdate({ target: services.key, set: changed, setWhere: eq(services.version, 0) })
        .run();
    });
  });
}
