import "server-only";
import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { maySee, mayWorkOn } from "./policy.ts";

const missing = () => new DeskError("not-found", "There is no such request, or it isn’t yours to see.");

/** The request, if the actor may see it; somebody else's looks like none at all. */
export function findRequest(ctx: Context, id: string) {
  const request = ctx.db.select().from(requests).where(eq(requests.id, id)).get();
  if (request === undefined || !maySee(ctx.actor, request)) throw missing();
  return request;
}

/** The same for those who work on it. */
export function findRequestToWorkOn(ctx: Context, id: string) {
  if (!mayWorkOn(ctx.actor)) throw missing();
  return findRequest(ctx, id);
}
