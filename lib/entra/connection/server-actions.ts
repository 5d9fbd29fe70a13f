"use server";

import { headers } from "next/headers";
import { serverAction } from "#lib/platform/server-action.ts";
import { disconnect } from "./disconnect.ts";
import { saveRegistration } from "./save-registration.ts";
import { noInput, saveRegistrationInput, startConnectInput } from "./schema.ts";
import { startConnect } from "./start-connect.ts";

/** Begins a connect attempt; the value is the address at Microsoft to go to. */
export const startConnectAction = serverAction(
  { name: "startConnect", roles: ["admin"], input: startConnectInput },
  async (ctx, input) => startConnect(ctx, { ...input, origin: (await headers()).get("origin") }),
);

export const saveRegistrationAction = serverAction(
  { name: "saveRegistration", roles: ["admin"], input: saveRegistrationInput },
  (ctx, input) => saveRegistration(ctx, input),
);

export const disconnectAction = serverAction(
  { name: "disconnect", roles: ["admin"], input: noInput },
  (ctx) => disconnect(ctx),
);
