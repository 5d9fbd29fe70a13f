import { hostname } from "node:os";
import { newToken } from "#lib/platform/ids.ts";

/** A named lock as held by this process. `fence` grows with every new holder. */
export type Lease = { name: string; owner: string; fence: number };

/** The lease was lost: another holder has it. Nothing may be written under it any more. */
export class LeaseLostError extends Error {
  constructor(name: string) {
    super(`The lease "${name}" has passed to another process.`);
    this.name = "LeaseLostError";
  }
}

export const LEASE_MS = 60_000;
export const HEARTBEAT_MS = 10_000;

/**
 * True while a holder's time runs. An end further off than a lease can reach comes from a clock that has
 * since been put back; twice the time leaves room for the small steps of a clock being set right.
 */
export function isRunning(until: number, now: number): boolean {
  return until > now && until <= now + 2 * LEASE_MS;
}

/** Names this process as a holder: machine, process, and a random part against reused process ids. */
export function leaseOwner(): string {
  return `${hostname()}/${process.pid}/${newToken(6)}`;
}

/**
 * True when the holder surely no longer lives: a process of this machine that is gone. Spares the
 * wait for the lease to run out after a crash. The fence keeps us safe should it be wrong.
 */
export function isOwnerGone(owner: string): boolean {
  const [host, pid] = owner.split("/");
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
