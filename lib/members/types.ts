import type { Role } from "#lib/platform/context.ts";

export type SignInMethod = "microsoft" | "local" | "setup" | "practice";

/** Who signs in through Entra: proven by a token, or a persona of the practice tenant. */
export type EntraIdentity = { tenantId: string; objectId: string; displayName: string; email: string };

export type MemberRow = {
  id: string;
  /** The person in Entra; null for a local account. */
  objectId: string | null;
  displayName: string;
  email: string;
  role: Role;
  /** How this member can sign in, in words. */
  signIn: string;
  lastSignInAt: number | null;
  openSessions: number;
};

/** A ready identity of the practice tenant's sign-in page. */
export type Persona = {
  key: string;
  role: Role;
  objectId: string;
  displayName: string;
  jobTitle: string;
  department: string;
  email: string;
};

/** A member as a picker offers them. */
export type MemberChoice = { id: string; objectId: string | null; displayName: string; email: string };

/** How a member proves once more who they are; `url` is the address at Microsoft. */
export type ProofWay = { way: "password" } | { way: "practice" } | { way: "microsoft"; url: string };

/** How a proof at Microsoft ended. */
export type ProofEnd =
  | "confirmed"
  | "cancelled"
  | "expired"
  | "failed"
  | "other-person"
  | "not-fresh"
  | "no-time";
