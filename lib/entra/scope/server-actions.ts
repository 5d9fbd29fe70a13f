"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { saveScope } from "./save-scope.ts";
import { scopeSchema } from "./schema.ts";

export const saveScopeAction = serverAction(
  { name: "saveScope", roles: ["admin"], input: scopeSchema },
  (ctx, input) => saveScope(ctx, input),
);
