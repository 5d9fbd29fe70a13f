"use server";

import { serverAction } from "#lib/platform/server-action.ts";
import { checkAudit } from "./check-audit.ts";
import { verifySchema } from "./schema.ts";

const verify = serverAction({ name: "verifyAudit", roles: ["admin"], input: verifySchema }, (ctx) =>
  checkAudit(ctx, "newest"),
);

/** Verifies the newest rows of the audit log. */
export async function verifyNewest(): ReturnType<typeof verify> {
  return verify({});
}
