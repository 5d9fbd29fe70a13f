import "server-only";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { makeKey } from "./make-key.ts";
import { machineKeyInput, type MachineKeyInput } from "./schema.ts";

/**
 * Makes a key for another system, good at one door. It belongs to the workspace and outlives the admin
 * who made it. Admins only. @returns the key, to be shown this once.
 */
export function makeMachineKey(ctx: MemberContext, raw: MachineKeyInput): { keyId: string; key: string } {
  requireRole(ctx, "admin");
  const { name, scope, days } = machineKeyInput.parse(raw);
  return makeKey(ctx, { kind: "machine", name, scopes: [scope], days });
}
