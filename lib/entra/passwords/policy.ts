import type { Actor } from "#lib/platform/context.ts";
import type { KeptPassword } from "./types.ts";

/** May this actor look? The member who ran the action; once handed on, that person in Entra alone. */
export function mayReveal(actor: Actor, { password, run }: KeptPassword): boolean {
  if (actor.kind !== "member") return false;
  if (password.handedToObjectId !== null)
    return actor.objectId === password.handedToObjectId && actor.tenantId === run.tenantId;
  return actor.id === password.viewerId && actor.role !== "employee";
}

/** Entra has taken the password, nobody has looked, and there is still time. */
export function isWaiting({ password, run }: KeptPassword, now: number): boolean {
  return isTaken(run.state) && password.sealed !== null && now < password.expiresAt;
}

/** Why there is nothing to look at, and what to do; null when there is. */
export function whyNotShown(kept: KeptPassword, now: number): string | null {
  const { password, run } = kept;
  if (isWaiting(kept, now)) return null;
  if (password.revealedAt !== null)
    return `${password.revealedByName ?? "Somebody"} has looked at this password already, and it was not kept. Reset it again if it got lost.`;
  if (isTaken(run.state) || now >= password.expiresAt)
    return "Nobody looked at the temporary password in 15 minutes, so it is wiped. Reset it again.";
  if (password.sealed === null) return "The password was not reset, so there is nothing to show.";
  return "Entra has not confirmed the reset yet. Wait until it has a result.";
}

const isTaken = (state: KeptPassword["run"]["state"]) => state === "done" || state === "verified";
