import { randomBytes } from "node:crypto";
import type { Call } from "./exchange.ts";

/** Someone signed in to the practice tenant in this browser. */
export type PracticeSession = { objectId: string; signedInAt: number };

export type PracticeSessions = {
  read: (call: Call) => PracticeSession | undefined;
  /** Starts a session; gives the Set-Cookie value. */
  start: (session: PracticeSession) => string;
  /** Ends the caller's session; gives the Set-Cookie value that removes the cookie. */
  end: (call: Call) => string;
};

const cookieName = "gatehouse_practice_signin";

export function createPracticeSessions(): PracticeSessions {
  const sessions = new Map<string, PracticeSession>();
  return {
    read: (call) => sessions.get(cookieOf(call)),
    start: (session) => {
      const id = randomBytes(24).toString("base64url");
      sessions.set(id, session);
      return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`;
    },
    end: (call) => {
      sessions.delete(cookieOf(call));
      return `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
    },
  };
}

function cookieOf(call: Call): string {
  const pairs = (call.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? "";
}
