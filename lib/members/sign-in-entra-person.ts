import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import type { Clock } from "#lib/platform/clock.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import type { Role } from "#lib/platform/context.ts";
import { findSignInRefusal, SIGN_IN_REFUSALS } from "./sign-in-refusal.ts";
import { startSession } from "./start-session.ts";
import type { EntraIdentity, SignInMethod } from "./types.ts";

/**
 * Signs in a person whom Entra has proven: known by (tenant, object id), never by email.
 * A first sign-in makes a member with role employee, or with `firstRole` (practice personas).
 * @returns the session reference. Throws `DeskError` when the person may not come in.
 */
export function signInEntraPerson(
  db: Database,
  clock: Clock,
  identity: EntraIdentity,
  method: Extract<SignInMethod, "microsoft" | "practice">,
  firstRole: Role = "employee",
): string {
  // Microsoft lets in whom it knows from this morning; only a proof asked for says more.
  const provenAt = method === "practice" ? clock.now() : null;
  return inTransaction(db, () => {
    const refusal = findSignInRefusal(db, identity, method);
    if (refusal !== null) throw new DeskError("not-allowed", SIGN_IN_REFUSALS[refusal]);
    const { tenantId, objectId, displayName, email } = identity;
    const known = db
      .select()
      .from(members)
      .where(and(eq(members.tenantId, tenantId), eq(members.objectId, objectId)))
      .get();
    if (known !== undefined) {
      db.update(members).set({ displayName, email }).where(eq(members.id, known.id)).run();
      return startSession(db, clock, known.id, method, provenAt);
    }
    const id = newId();
    db.insert(members)
      .values({ id, tenantId, objectId, displayName, email, role: firstRole, createdAt: clock.now() })
      .run();
    return startSession(db, clock, id, method, provenAt);
  });
}
