import "server-only";
import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
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

/** The same for whoever asked for it; agents have no say here as agents. */
export function findOwnRequest(ctx: MemberContext, id: string) {
  const request = findRequest(ctx, id);
  if (request.requesterId !== ctx.actor.id) throw missing();
  return request;
}
