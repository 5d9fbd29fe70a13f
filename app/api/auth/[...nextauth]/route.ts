import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { database } from "#db/database.ts";
import { untilWritable } from "#db/until-writable.ts";
import { endReplacedSession } from "#lib/members/end-replaced-session.ts";
import { microsoftSignIn } from "#lib/members/microsoft-sign-in.ts";
import { findSignInRegistration } from "#lib/members/sign-in-registration.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { sessionCookieName } from "#lib/platform/session.ts";

type Params = { params: Promise<{ nextauth: string[] }> };

// next-auth's session, sign-out and log endpoints stay shut: sessions are our own rows.
const OPEN = new Set(["csrf", "signin", "callback", "error"]);

/** "Sign in with Microsoft", for the connected tenant only. */
async function handle(request: NextRequest, route: Params): Promise<Response> {
  const [step = ""] = (await route.params).nextauth;
  if (!OPEN.has(step)) return new Response(null, { status: 404 });
  process.env.NEXTAUTH_URL ??= env().publicUrl;
  const registration = findSignInRegistration(database());
  if (registration === null) {
    return Response.redirect(new URL("/sign-in?error=not-connected", env().publicUrl));
  }
  await untilWritable(database());
  // next-auth 4 types its route handler loosely.
  const response = (await NextAuth(request, route, microsoftSignIn(registration))) as Response;
  const name = sessionCookieName();
  if (step === "callback" && response.headers.getSetCookie().some((line) => line.startsWith(`${name}=`))) {
    endReplacedSession(database(), systemClock, request.cookies.get(name)?.value);
  }
  return response;
}

export { handle as GET, handle as POST };
