"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { confirmInstance } from "./confirm-instance.ts";
import { noInput } from "./schema.ts";

/** This installation may act again. */
export const confirmInstanceAction = serverAction(
  { name: "confirmInstance", roles: ["admin"], input: noInput, needsProof: true },
  (ctx) => confirmInstance(ctx),
);
