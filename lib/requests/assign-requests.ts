import "server-only";
import { inTransaction } from "#db/client.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { assignRequest } from "./assign-request.ts";

/** Gives several requests to one agent, or to nobody: all of them or none. Agents and admins only. */
export function assignRequests(
  ctx: MemberContext,
  { requestIds, assigneeId }: { requestIds: readonly string[]; assigneeId: string | null },
): { requests: number } {
  const each = new Set(requestIds);
  inTransaction(ctx.db, () => {
    for (const requestId of each) assignRequest(ctx, { requestId, assigneeId });
  });
  return { requests: each.size };
}
