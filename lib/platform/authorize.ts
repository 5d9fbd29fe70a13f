import type { Context, Role } from "./context.ts";
import { DeskError } from "./errors.ts";

/**
 * Refuses unless the actor has one of `roles`. The worker and the command line act as admin: whoever
 * can start them already owns the machine.
 */
export function requireRole(ctx: Pick<Context, "actor">, ...roles: readonly Role[]): void {
  if (ctx.actor.kind !== "member") return;
  if (!roles.includes(ctx.actor.role)) {
    throw new DeskError("not-allowed", "Your role does not include this. Ask an admin of Gatehouse.");
  }
}
