"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { handOnPassword } from "./hand-on-password.ts";
import { revealPassword } from "./reveal-password.ts";
import { passwordWish } from "./schema.ts";

/** Shows a temporary password, once; the verb knows who may. */
export const showPassword = serverAction(
  { name: "showPassword", roles: ["employee", "agent", "admin"], input: passwordWish, needsProof: true },
  (ctx, wish) => revealPassword(ctx, wish),
);

/** Leaves a temporary password to the person's manager. */
export const passPasswordOn = serverAction(
  { name: "passPasswordOn", roles: ["agent", "admin"], input: passwordWish },
  (ctx, wish) => handOnPassword(ctx, wish),
);
