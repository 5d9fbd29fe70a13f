import "server-only";
import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members, people } from "#db/schema/index.ts";
import type { EntraIdentity, SignInMethod } from "./types.ts";

export type SignInRefusal = "blocked" | "ended" | "not-listed";

/** Why somebody whom Entra has proven may not come in, and who can change that. */
export const SIGN_IN_REFUSALS: Record<SignInRefusal, string> = {
  blocked: "Your account is blocked in Entra. Ask your IT team.",
  ended: "Your access to Gatehouse was ended. Ask an admin of Gatehouse.",
  "not-listed":
    "You aren’t among the people of this desk, or were added to Entra only just now. Ask your IT team.",
};

/**
 * Null when this person may sign in: Active in the mirror and in scope. Whom an admin made agent or
 * admin by name needs no scope. Personas may come before the first import has filled the mirror.
 */
export function findSignInRefusal(
  db: Database,
  identity: Pick<EntraIdentity, "tenantId" | "objectId">,
  method: SignInMethod,
): SignInRefusal | null {
  const { tenantId, objectId } = identity;
  const member = db
    .select()
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.objectId, objectId)))
    .get();
  if (member !== undefined && member.disabledAt !== null) return "ended";
  const person = db
    .select({ status: people.status, inScope: people.inScope })
    .from(people)
    .where(eq(people.objectId, objectId))
    .get();
  if (person !== undefined && person.status !== "Active") return "blocked";
  if (method === "practice" || person?.inScope === true) return null;
  const isNamed = member !== undefined && member.role !== "employee";
  return isNamed && person !== undefined ? null : "not-listed";
}
