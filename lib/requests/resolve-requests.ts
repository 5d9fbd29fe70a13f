import "server-only";
import { inTransaction } from "#db/client.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { setStatus } from "./set-status.ts";

/** Closes several requests: all of them or none. Agents and admins only. */
export function resolveRequests(
  ctx: MemberContext,
  { requestIds }: { requestIds: readonly string[] },
): { requests: number } {
  const each = new Set(requestIds);
  inTransaction(ctx.db, () => {
    for (const requestId of each) setStatus(ctx, { requestId, status: "Resolved" });
  });
  return { requests: each.size };
}
