import type { Actor, Context } from "#lib/platform/context.ts";
import type { MACHINE_SCOPES, PERSONAL_SCOPES } from "./constants.ts";

export type PersonalScope = keyof typeof PERSONAL_SCOPES;
export type MachineScope = keyof typeof MACHINE_SCOPES;

/** The key of one call, as far as it may be known. */
export type KeyFacts = { id: string; name: string; prefix: string; scopes: readonly string[] };

/** A context that an access key stands for: its member, or the system it was given to. */
export type PersonalKeyContext = Context & { actor: Extract<Actor, { kind: "member" }>; key: KeyFacts };
export type MachineKeyContext = Context & { actor: Extract<Actor, { kind: "machine" }>; key: KeyFacts };

/** A key as lists show it. */
export type KeyRow = {
  id: string;
  kind: "personal" | "machine";
  name: string;
  begins: string;
  /** What it may do, in words. */
  may: readonly string[];
  /** Whose it is; for a machine key who made it. */
  memberName: string;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
  standing: "in-use" | "expired" | "revoked" | "owner-gone";
  revokedByName: string | null;
};

/** What a member may choose when they make a key. */
export type ScopeChoice = { scope: PersonalScope; title: string; sentence: string };
