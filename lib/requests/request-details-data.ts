import "server-only";
import { eq } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { selectRequests } from "./inbox-data.ts";
import { maySee } from "./policy.ts";
import { readTimeline } from "./timeline-data.ts";
import type { RequestDetails, TimelineLine } from "./types.ts";

/** A request by its number with its timeline; null when there is none, or none that the reader may see. */
export function readRequestDetails(
  ctx: MemberContext,
  number: number,
): { request: RequestDetails; timeline: TimelineLine[] } | null {
  const stored = ctx.db.select().from(requests).where(eq(requests.number, number)).get();
  if (stored === undefined || !maySee(ctx.actor, stored)) return null;
  const [row] = selectRequests(ctx, eq(requests.id, stored.id));
  if (row === undefined) return null;
  const { createdAt, nudgedAt, subjectObjectId, subjectName } = stored;
  const subject =
    subjectObjectId === null ? null : { objectId: subjectObjectId, displayName: subjectName ?? "" };
  return { request: { ...row, createdAt, nudgedAt, subject }, timeline: readTimeline(ctx, stored.id) };
}
