import type { Context, Role } from "./context.ts";
import { DeskError } from "./errors.ts";

/**
 * Refuses unless the actor has one of `roles`. The worker and the command line act as admin: whoever
 * can start them already owns the machine. Another system has no role at all, only its scope.
 */
export function requireRole(ctx: Pick<Context, "actor">, ...roles: readonly Role[]): void {
  const { actor } = ctx;
  if (actor.kind === "worker" || actor.kind === "command-line") return;
  if (actor.kind === "machine") throw new DeskError("not-allowed", "This key is not for that.");
  if (!roles.includes(actor.role)) {
    throw new DeskError("not-allowed", "Your role does not include this. Ask an admin of Gatehouse.");
  }
}

/** For a door of machines: whoever has one of `roles`, or a machine whose key has `scope`. Throws `DeskError`. */
export function requireRoleOrScope(
  ctx: Pick<Context, "actor">,
  scope: string,
  ...roles: readonly Role[]
): void {
  if (ctx.actor.kind === "machine" && ctx.actor.scopes.includes(scope)) return;
  requireRole(ctx, ...roles);
}
