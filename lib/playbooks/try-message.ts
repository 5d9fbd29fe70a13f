import "server-only";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { openModel } from "./model/open-model.ts";
import { readAttempt, type Attempt, type Tried } from "./read-attempt.ts";

/** Tries a message as any person, with the draft beside what is published. Nothing is executed or kept. Admins only. Throws `DeskError`. */
export async function tryMessage(ctx: Context, attempt: Attempt, askModel = openModel(ctx)): Promise<Tried> {
  requireRole(ctx, "admin");
  return readAttempt(ctx, attempt, askModel);
}
