import { rmSync } from "node:fs";
import { join } from "node:path";
import { seedTenant, type SeedPlan } from "../seed/seed-tenant.ts";
import { fileFormat } from "./constants.ts";
import { openStoreDatabase } from "./open-store.ts";
import { registration, saveRegistration } from "./registrations.ts";
import { Store } from "./store.ts";

type Client = { id: string; secret: string; redirectUris: string[] };

/**
 * Opens the tenant kept in `dataDir`, or seeds a new one when there is none, when another plan is asked, or on reset.
 * The client's secret follows the arguments, so that a kept tenant accepts this start's secret.
 */
export function prepareStore(dataDir: string, plan: SeedPlan, client: Client, isReset: boolean): Store {
  const path = join(dataDir, "tenant.db");
  if (isReset) remove(path);
  let store = new Store(openStoreDatabase(path));
  const kept = store.meta("plan");
  if (kept !== undefined && (kept !== JSON.stringify(plan) || store.meta("format") !== fileFormat)) {
    store.db.close();
    remove(path);
    store = new Store(openStoreDatabase(path));
  }
  if (store.meta("plan") === undefined) seedTenant(store, plan, client);
  // A tenant kept from before this was written down.
  if (store.meta("seeded-at") === undefined) store.setMeta("seeded-at", String(store.now()));
  const known = registration(store, client.id);
  saveRegistration(store, {
    appId: client.id,
    displayName: "Gatehouse",
    requestedPermissions: known?.requestedPermissions ?? [],
    certificates: known?.certificates ?? [],
    redirectUris: client.redirectUris,
    secrets: [{ value: client.secret, expiresAt: null }],
  });
  return store;
}

function remove(path: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
}
