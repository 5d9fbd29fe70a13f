import "server-only";
import { cookies } from "next/headers";
import { database } from "#db/database.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { env } from "#lib/platform/env.ts";
import { sessionCookieName } from "#lib/platform/session.ts";
import { endReplacedSession } from "./end-replaced-session.ts";

/** Gives the browser the reference of the session just started, and ends the one it had. */
export async function setSessionCookie(reference: string): Promise<void> {
  const secure = env().publicUrl.startsWith("https:");
  const jar = await cookies();
  endReplacedSession(database(), systemClock, jar.get(sessionCookieName())?.value);
  jar.set(sessionCookieName(), reference, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
  });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete({ name: sessionCookieName(), path: "/" });
}
