import type { Actor } from "#lib/platform/context.ts";
import { NUDGE_EVERY_MS } from "./constants.ts";
import type { RequestStatus } from "./types.ts";

type Subject = { requesterId: string };

/** Agents and admins see every request, employees their own. */
export function maySee(actor: Actor, request: Subject): boolean {
  if (actor.kind !== "member") return actor.kind !== "machine";
  return actor.role !== "employee" || actor.id === request.requesterId;
}

/** Agents and admins work on requests: notes, assignment, status. */
export function mayWorkOn(actor: Actor): boolean {
  return actor.kind === "member" ? actor.role !== "employee" : actor.kind !== "machine";
}

/** Whoever asked may ask how it is going: once a day, while it is open. */
export function mayNudge(request: { status: RequestStatus; nudgedAt: number | null }, now: number): boolean {
  if (request.status === "Resolved") return false;
  return request.nudgedAt === null || request.nudgedAt + NUDGE_EVERY_MS <= now;
}
