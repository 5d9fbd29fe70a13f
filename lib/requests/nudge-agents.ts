import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { requests } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { appendTimeline } from "./append-timeline.ts";
import { findOwnRequest } from "./find-request.ts";
import { mayNudge } from "./policy.ts";
import { tellNudge } from "./tell-request.ts";

/** Asks how one's own request is going: it moves up and is unread again for agents. Once a day. */
export function nudgeAgents(ctx: MemberContext, { requestId }: { requestId: string }): void {
  inTransaction(ctx.db, () => {
    const request = findOwnRequest(ctx, requestId);
    const at = ctx.clock.now();
    if (!mayNudge(request, at))
      throw new DeskError(
        "conflict",
        "You can ask once a day, while the request is open. Write a reply instead.",
      );
    ctx.db.update(requests).set({ nudgedAt: at }).where(eq(requests.id, request.id)).run();
    const entryId = appendTimeline(ctx.db, {
      requestId: request.id,
      kind: "nudge",
      actorId: ctx.actor.id,
      at,
    });
    tellNudge(ctx, request, entryId);
  });
}
