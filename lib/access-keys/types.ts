import type { Actor, Context } from "#lib/platform/context.ts";
import type { MACHINE_SCOPES, PERSONAL_SCOPES } from "./constants.ts";

export type PersonalScope = keyof typeof PERSONAL_SCOPES;
export type MachineScope = keyof typeof MACHINE_SCOPES;

/** The key of one call, as far as it may be known. */
export type KeyFacts = { id: string; name: string; prefix: string; scopes: readonly string[] };

/** A context that an access key stands for: its member, or the system it was given to. */
export type PersonalKeyContext = Context & { actor: Extract<Actor, { kind: "member" }>; key: KeyFacts };
export type MachineKeyContext = Context & { actor: Extract<Actor, { kind: "machine" }>; key: KeyFacts };
