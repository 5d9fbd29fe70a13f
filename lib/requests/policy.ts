import type { Actor } from "#lib/platform/context.ts";

type Subject = { requesterId: string };

/** Agents and admins see every request, employees their own. */
export function maySee(actor: Actor, request: Subject): boolean {
  if (actor.kind !== "member") return true;
  return actor.role !== "employee" || actor.id === request.requesterId;
}

/** Agents and admins work on requests: notes, assignment, status. */
export function mayWorkOn(actor: Actor): boolean {
  return actor.kind !== "member" || actor.role !== "employee";
}
