import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { database } from "#db/database.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { microsoftSignIn } from "#lib/members/microsoft-sign-in.ts";
import { env } from "#lib/platform/env.ts";

type Params = { params: Promise<{ nextauth: string[] }> };

/** "Sign in with Microsoft", for the connected tenant only. */
async function handle(request: NextRequest, route: Params): Promise<Response> {
  process.env.NEXTAUTH_URL ??= env().publicUrl;
  const connection = findConnection(database());
  const { clientSecret } = env();
  if (connection === null || clientSecret === undefined) {
    return Response.redirect(new URL("/sign-in?error=not-connected", env().publicUrl));
  }
  const { tenantId, clientId } = connection;
  // next-auth 4 types its route handler loosely.
  return (await NextAuth(request, route, microsoftSignIn({ tenantId, clientId, clientSecret }))) as Response;
}

export { handle as GET, handle as POST };
