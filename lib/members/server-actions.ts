"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { database } from "#db/database.ts";
import { systemClock } from "#lib/platform/clock.ts";
import { publicServerAction, serverAction } from "#lib/platform/server-action.ts";
import { findContext } from "#lib/platform/session.ts";
import { endSessions } from "./end-sessions.ts";
import { proveInPractice } from "./prove-in-practice.ts";
import { proveLocally } from "./prove-locally.ts";
import {
  localSignInSchema,
  memberIdSchema,
  noInput,
  practiceSignInSchema,
  provePasswordSchema,
  setRoleSchema,
  setUpSchema,
} from "./schema.ts";
import { clearSessionCookie, setSessionCookie } from "./session-cookie.ts";
import { setRole } from "./set-role.ts";
import { setUpWorkspace } from "./set-up-workspace.ts";
import { signInAsPersona } from "./sign-in-as-persona.ts";
import { signInLocally } from "./sign-in-locally.ts";
import { signOut as endOwnSession } from "./sign-out.ts";
import { startProof } from "./start-proof.ts";

const settle = publicServerAction({ name: "setUp", input: setUpSchema }, async (input) => {
  await setSessionCookie(await setUpWorkspace(database(), systemClock, input));
});

const enter = publicServerAction({ name: "signInLocally", input: localSignInSchema }, async (input) => {
  await setSessionCookie(await signInLocally(database(), systemClock, input));
});

const enterAs = publicServerAction(
  { name: "signInAsPersona", input: practiceSignInSchema },
  async ({ persona }) => {
    await setSessionCookie(await signInAsPersona(database(), systemClock, persona));
  },
);

const EVERYBODY = ["employee", "agent", "admin"] as const;

const changeRole = serverAction(
  { name: "setRole", roles: ["admin"], input: setRoleSchema, needsProof: true },
  setRole,
);

/** How this member proves once more who they are; for Microsoft with the address to go to. */
export const beginProof = serverAction(
  { name: "startProof", roles: EVERYBODY, input: noInput },
  async (ctx) => startProof(ctx, { origin: (await headers()).get("origin") }),
);

export const confirmByPassword = serverAction(
  { name: "proveLocally", roles: EVERYBODY, input: provePasswordSchema },
  async (ctx, input) => setSessionCookie(await proveLocally(ctx, input)),
);

export const confirmInPractice = serverAction(
  { name: "proveInPractice", roles: EVERYBODY, input: noInput },
  async (ctx) => setSessionCookie(proveInPractice(ctx)),
);

const end = serverAction(
  { name: "endSessions", roles: ["admin"], input: memberIdSchema },
  (ctx, { memberId }) => endSessions(ctx, memberId),
);

/** First run: makes the first admin and signs them in. */
export async function submitSetUp(input: Parameters<typeof settle>[0]) {
  return settle(input);
}

export async function submitLocalSignIn(input: Parameters<typeof enter>[0]) {
  return enter(input);
}

export async function submitPersona(input: Parameters<typeof enterAs>[0]) {
  return enterAs(input);
}

export async function submitRole(input: Parameters<typeof changeRole>[0]) {
  return changeRole(input);
}

export async function submitEndSessions(input: Parameters<typeof end>[0]) {
  return end(input);
}

/** Ends this session and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  const ctx = await findContext();
  if (ctx !== null) endOwnSession(ctx);
  await clearSessionCookie();
  redirect("/sign-in");
}
