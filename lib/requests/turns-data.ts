import "server-only";
import { listPendingOfRequests } from "#lib/approvals/approvals-data.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import type { Turn } from "./types.ts";

/** Whose decisions these requests wait for, by request. The caller has checked who may see them. */
export function readTurns(ctx: MemberContext, requestIds: readonly string[]): Map<string, Turn[]> {
  const turns = new Map<string, Turn[]>();
  for (const { request, waitingFor, target } of listPendingOfRequests(ctx, requestIds)) {
    if (request === null || waitingFor === null) continue;
    turns.set(request.id, [...(turns.get(request.id) ?? []), { who: waitingFor, about: target }]);
  }
  return turns;
}
