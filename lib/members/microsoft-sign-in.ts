import "server-only";
import type { NextAuthOptions } from "next-auth";
import { z } from "zod";
import { database } from "#db/database.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { findActor, sessionCookieName } from "#lib/platform/session.ts";
import { SESSION_LIFE_MS } from "./constants.ts";
import { signInEntraPerson } from "./sign-in-entra-person.ts";
import { findSignInRefusal } from "./sign-in-refusal.ts";
import type { SignInRegistration } from "./sign-in-registration.ts";
import type { EntraIdentity } from "./types.ts";

const profileSchema = z.object({
  tid: z.string(),
  oid: z.string(),
  name: z.string().min(1),
  email: z.string().optional(),
  preferred_username: z.string(),
});

/**
 * next-auth as the OpenID Connect handler for one tenant (PKCE, state and nonce). The cookie it writes is our
 * session reference: `encode` and `decode` carry nothing else, and the row in `sessions` decides.
 */
export function microsoftSignIn({ tenantId, clientId, clientSecret }: SignInRegistration): NextAuthOptions {
  const base = `${env().loginBaseUrl}/${tenantId}`;
  return {
    ...(env().authSecret === undefined ? {} : { secret: env().authSecret }),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: SESSION_LIFE_MS / 1000 },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: env().publicUrl.startsWith("https:") },
      },
    },
    providers: [
      {
        id: "microsoft",
        name: "Microsoft",
        type: "oauth",
        wellKnown: `${base}/v2.0/.well-known/openid-configuration`,
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: "openid profile email" } },
        clientId,
        clientSecret,
        profile: (profile: Record<string, unknown>) => ({ id: String(profile.oid) }),
      },
    ],
    jwt: {
      encode: ({ token }) => String(token?.reference ?? ""),
      decode: ({ token }) => {
        const isOpen =
          token !== undefined && token !== "" && findActor(database(), systemClock, token) !== null;
        return isOpen ? { reference: token } : null;
      },
    },
    // next-auth's own lines carry whole answers of the token endpoint; ours say the code and the reason only.
    logger: {
      error: (code, about) => log.warn({ code, reason: reasonOf(about) }, "Sign in with Microsoft failed"),
      warn: (code) => log.warn({ code }, "Sign in with Microsoft"),
      debug: () => undefined,
    },
    callbacks: {
      signIn({ profile }) {
        const identity = identityOf(profile, tenantId);
        const refusal =
          identity === null ? "other-tenant" : findSignInRefusal(database(), identity, "microsoft");
        return refusal === null || `/sign-in?error=${refusal}`;
      },
      jwt({ token, profile }) {
        if (profile === undefined) return token;
        const identity = identityOf(profile, tenantId);
        if (identity === null) throw new Error("The proven tenant is not the connected one.");
        return { reference: signInEntraPerson(database(), systemClock, identity, "microsoft") };
      },
      redirect: ({ url, baseUrl }) =>
        URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin ? url : baseUrl,
    },
  };
}

/** Who the ID token proves; null for somebody of another tenant. The tenant is part of the proof. */
function identityOf(profile: unknown, tenantId: string): EntraIdentity | null {
  const { tid, oid, name, email, preferred_username: userName } = profileSchema.parse(profile);
  if (tid !== tenantId) return null;
  return { tenantId: tid, objectId: oid, displayName: name, email: (email ?? userName).toLowerCase() };
}

function reasonOf(about: unknown): string {
  const error =
    about instanceof Error
      ? about
      : typeof about === "object" && about !== null && "error" in about
        ? about.error
        : about;
  return error instanceof Error ? error.message : "unknown";
}
