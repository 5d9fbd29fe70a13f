import "server-only";
import { inTransaction, type Database } from "#db/client.ts";
import { services } from "#db/schema/index.ts";
import { SHIPPED_SERVICES } from "./shipped-services.ts";

/** Puts the shipped services into a database that lacks them; what is there stays as it is. */
export function ensureServices(db: Database): void {
  inTransaction(db, () => {
    SHIPPED_SERVICES.forEach((service, position) => {
      db.insert(services)
        .values({ ...service, position, isActive: true })
        .onConflictDoNothing()
        .run();
    });
  });
}
