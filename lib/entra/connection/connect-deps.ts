import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "#db/client.ts";
import { env, type Environment } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { loadSealingKey, type SealingKey } from "#lib/platform/secrets.ts";
import { findRegistration, sealingKeyPath, type RegistrationInUse } from "./registration.ts";

/** What the connect verbs take from outside; tests pass their own. */
export type ConnectDeps = { environment: Environment; sleep: (ms: number) => Promise<void> };

export function connectDeps(): ConnectDeps {
  return { environment: env(), sleep: async (ms) => void (await delay(ms)) };
}

/** The registration in use; refuses with what to do when there is none. */
export function requireRegistration(db: Database, { environment }: ConnectDeps): RegistrationInUse {
  const registration = findRegistration(db, environment);
  if (registration === null) {
    throw new DeskError("not-possible", "Enter the app registration's client ID and secret first.");
  }
  return registration;
}

export function sealingKey({ environment }: ConnectDeps): SealingKey {
  return loadSealingKey(sealingKeyPath(environment));
}
