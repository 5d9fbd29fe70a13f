import "server-only";
import type { NextAuthOptions } from "next-auth";
import { z } from "zod";
import { database } from "#db/database.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findActor, sessionCookieName } from "#lib/platform/session.ts";
import { SESSION_LIFE_MS } from "./constants.ts";
import { signInEntraPerson } from "./sign-in-entra-person.ts";

const profileSchema = z.object({
  tid: z.string(),
  oid: z.string(),
  name: z.string().min(1),
  email: z.string().optional(),
  preferred_username: z.string(),
});

export type SignInRegistration = { tenantId: string; clientId: string; clientSecret: string };

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
        const isOpen = token !== undefined && token !== "" && findActor(database(), systemClock, token) !== null;
        return isOpen ? { reference: token } : null;
      },
    },
    callbacks: {
      jwt: ({ token, profile }) => (profile === undefined ? token : { reference: referenceFor(profile, tenantId) }),
      redirect: ({ url, baseUrl }) => (URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin ? url : baseUrl),
    },
  };
}

/** The session of the person whom the ID token proves. The tenant is part of the proof. */
function referenceFor(profile: unknown, tenantId: string): string {
  const { tid, oid, name, email, preferred_username: userName } = profileSchema.parse(profile);
  if (tid !== tenantId) throw new DeskError("not-allowed", "This account belongs to another tenant.");
  const identity = { tenantId: tid, objectId: oid, displayName: name, email: (email ?? userName).toLowerCase() };
  return signInEntraPerson(database(), systemClock, identity, "microsoft");
}
