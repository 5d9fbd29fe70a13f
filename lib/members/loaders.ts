import "server-only";
import { count, isNotNull } from "drizzle-orm";
import { notFound } from "next/navigation";
import { database } from "#db/database.ts";
import { members } from "#db/schema/index.ts";
import { env } from "#lib/platform/env.ts";
import { findContext, pageContext } from "#lib/platform/session.ts";
import { listMembers } from "./data.ts";
import { hasAdmin } from "./ensure-setup-code.ts";
import { fetchPersonas } from "./practice-personas.ts";
import { SIGN_IN_REFUSALS } from "./sign-in-refusal.ts";
import { findSignInRegistration } from "./sign-in-registration.ts";
import type { MemberRow, Persona } from "./types.ts";

// Words for next-auth's error codes; anything else is a plain "try again".
const ERRORS: Record<string, string> = {
  ...SIGN_IN_REFUSALS,
  "other-tenant": "This account belongs to another tenant. Sign in with your account of this company.",
  "not-connected": "Signing in with Microsoft works once an admin has connected the tenant.",
};
const OTHER_ERROR = "The sign-in was cancelled or took too long. Nothing was changed. Try again.";

export type SignInPage = {
  isSignedIn: boolean;
  needsSetUp: boolean;
  isPractice: boolean;
  hasMicrosoft: boolean;
  hasLocal: boolean;
  tenantName: string;
  personas: Persona[] | null;
  error: string | null;
};

/** What the sign-in page offers here and now. */
export async function loadSignIn(error: string | undefined): Promise<SignInPage> {
  const db = database();
  const { isPractice } = env();
  const practice = isPractice ? await fetchPersonas() : null;
  const local = db.select({ n: count() }).from(members).where(isNotNull(members.passwordHash)).get();
  return {
    isSignedIn: (await findContext()) !== null,
    needsSetUp: !hasAdmin(db),
    isPractice,
    hasMicrosoft: findSignInRegistration(db) !== null,
    hasLocal: (local?.n ?? 0) > 0,
    tenantName: practice?.tenant.displayName ?? "",
    personas: practice?.personas ?? null,
    error: error === undefined ? null : (ERRORS[error] ?? OTHER_ERROR),
  };
}

/** Settings → Members; for admins only. */
export async function loadMembers(): Promise<{ rows: MemberRow[]; ownId: string }> {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  return { rows: listMembers(ctx), ownId: ctx.actor.id };
}
