import { generateKeyPairSync } from "node:crypto";
import { defaultClientId, defaultClientSecret, fileFormat } from "../store/constants.ts";
import { saveRegistration } from "../store/registrations.ts";
import type { Store } from "../store/store.ts";
import { createRandom } from "./random.ts";
import { seedApps } from "./seed-apps.ts";
import { seedGroups } from "./seed-groups.ts";
import { seedPeople } from "./seed-people.ts";
import { seedUnits } from "./seed-units.ts";

export type SeedPlan = {
  /** All user accounts, guests and blocked ones included; the default company keeps its exact figures. */
  users: number | undefined;
  groups: number;
  memberships: number;
  apps: number;
  seed: number;
};

export const defaultPlan: SeedPlan = {
  users: undefined,
  groups: 420,
  memberships: 16_000,
  apps: 87,
  seed: 1,
};

/** The figures of the default company; a chosen size keeps the same shares. */
function peoplePlan(users: number | undefined) {
  if (users === undefined) return { activeMembers: 1_240, blocked: 31, guests: 186, deleted: 5 };
  const guests = Math.round(users * 0.12);
  const blocked = Math.round(users * 0.02);
  return {
    activeMembers: users - guests - blocked,
    blocked,
    guests,
    deleted: Math.min(30, Math.round(users / 250)),
  };
}

/** Fills an empty store. The same plan makes the same tenant, object ids included. */
export function seedTenant(
  store: Store,
  plan: SeedPlan,
  client: { id?: string; secret?: string; redirectUris?: string[] } = {},
): void {
  const random = createRandom(plan.seed);
  store.db.transaction(() => {
    const people = seedPeople(store, random, peoplePlan(plan.users), store.now());
    const groups = seedGroups(store, random, people, plan.groups, plan.memberships);
    seedApps(store, random, people, groups, plan.apps);
    seedUnits(store, random, people, groups);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    store.setMeta("signing-key", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    saveRegistration(store, {
      appId: client.id ?? defaultClientId,
      displayName: "Gatehouse",
      redirectUris: client.redirectUris ?? [],
      requestedPermissions: [],
      secrets: [{ value: client.secret ?? defaultClientSecret, expiresAt: null }],
      certificates: [],
    });
    store.setMeta("seeded-at", String(store.now()));
    store.setMeta("plan", JSON.stringify(plan));
    store.setMeta("format", fileFormat);
  })();
  store.db.exec("analyze");
}
