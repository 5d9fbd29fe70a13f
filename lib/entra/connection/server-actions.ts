"use server";

import { headers } from "next/headers";
import { serverAction } from "#lib/platform/server-action.ts";
import { checkAccess } from "./check-access.ts";
import { disconnect } from "./disconnect.ts";
import { pauseConnection, resumeConnection } from "./pause-connection.ts";
import { saveRegistration } from "./save-registration.ts";
import { noInput, saveRegistrationInput, startConnectInput } from "./schema.ts";
import { startConnect } from "./start-connect.ts";

/** Begins a connect attempt; the value is the address at Microsoft to go to. */
export const startConnectAction = serverAction(
  { name: "startConnect", roles: ["admin"], input: startConnectInput },
  async (ctx, input) => startConnect(ctx, { ...input, origin: (await headers()).get("origin") }),
);

export const saveRegistrationAction = serverAction(
  { name: "saveRegistration", roles: ["admin"], input: saveRegistrationInput, needsProof: true },
  (ctx, input) => saveRegistration(ctx, input),
);

export const pauseAction = serverAction({ name: "pause", roles: ["admin"], input: noInput }, (ctx) =>
  pauseConnection(ctx),
);

export const resumeAction = serverAction({ name: "resume", roles: ["admin"], input: noInput }, (ctx) =>
  resumeConnection(ctx),
);

/** Whether Entra lets us in again, without a new consent. */
export const checkAccessAction = serverAction(
  { name: "checkAccess", roles: ["admin"], input: noInput },
  (ctx) => checkAccess(ctx),
);

export const disconnectAction = serverAction(
  { name: "disconnect", roles: ["admin"], input: noInput, needsProof: true },
  (ctx) => disconnect(ctx),
);
