import "server-only";
import type { Database } from "#db/client.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { fetchPersonas } from "./practice-personas.ts";
import { signInEntraPerson } from "./sign-in-entra-person.ts";

/** Practice mode only: signs in as one of the practice tenant's personas. @returns the session reference. */
export async function signInAsPersona(db: Database, clock: Clock, key: string): Promise<string> {
  if (!env().isPractice) throw new DeskError("not-allowed", "Personas exist only with the practice tenant.");
  const practice = await fetchPersonas();
  if (practice === null) {
    throw new DeskError("unavailable", "The practice tenant doesn't answer. Wait a moment, then try again.");
  }
  const persona = practice.personas.find((each) => each.key === key);
  if (persona === undefined) throw new DeskError("not-found", "There is no such persona.");
  const { objectId, displayName, email, role } = persona;
  return signInEntraPerson(
    db,
    clock,
    { tenantId: practice.tenant.id, objectId, displayName, email },
    "practice",
    role,
  );
}
