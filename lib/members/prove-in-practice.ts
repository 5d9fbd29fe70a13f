import "server-only";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findSession } from "./find-session.ts";
import { renewSession } from "./renew-session.ts";

/** Personas of the practice tenant have no password: a click stands in for it. Nobody else gets by so. */
export function proveInPractice(ctx: MemberContext, { isPractice } = env()): string {
  if (!isPractice || findSession(ctx).method !== "practice")
    throw new DeskError("not-allowed", "Only personas of the practice tenant confirm by a click.");
  return renewSession(ctx, ctx.clock.now());
}
