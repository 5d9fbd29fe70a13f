import "server-only";
import { cookies } from "next/headers";
import { env } from "#lib/platform/env.ts";
import { sessionCookieName } from "#lib/platform/session.ts";

/** Gives the browser the reference of the session just started. */
export async function setSessionCookie(reference: string): Promise<void> {
  const secure = env().publicUrl.startsWith("https:");
  (await cookies()).set(sessionCookieName(), reference, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
  });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete({ name: sessionCookieName(), path: "/" });
}
