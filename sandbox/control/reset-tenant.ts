import { seedTenant, type SeedPlan } from "../seed/seed-tenant.ts";
import type { Store } from "../store/store.ts";
import { registration, saveRegistration } from "../store/registrations.ts";

const tables = [
  "objects",
  "purged",
  "links",
  "assignments",
  "object_changes",
  "link_changes",
  "ledger",
  "sent_mail",
  "teams_installs",
  "teams_conversations",
  "teams_messages",
  "registrations",
  "meta",
  "sqlite_sequence",
];

/**
 * Seeds the same tenant again in the open store. The signing key and the app registration stay (they are the
 * login service's, not the directory's), with what the registration asks for; every consent is gone.
 */
export function resetTenant(store: Store, clientId: string): void {
  // Written by seedTenant only.
  const plan = JSON.parse(store.meta("plan") ?? "{}") as SeedPlan;
  const key = store.meta("signing-key");
  const client = registration(store, clientId);
  store.db.transaction(() => {
    for (const table of tables) store.db.exec(`delete from ${table}`);
    seedTenant(store, plan, { id: clientId });
    if (key !== undefined) store.setMeta("signing-key", key);
    if (client) saveRegistration(store, client);
  })();
}
