import "server-only";
import { and, asc, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { members, requests } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { RELATED_MOST } from "./constants.ts";
import { mayWorkOn } from "./policy.ts";
import type { RelatedRequests, RequestDetails } from "./types.ts";

/** Other requests of the person a request is about, by them or for them: open ones first, then the newest. Agents and admins only. */
export function readRelated(
  { db, actor }: MemberContext,
  { id, requester, subject }: Pick<RequestDetails, "id" | "requester" | "subject">,
): RelatedRequests {
  if (!mayWorkOn(actor)) throw new DeskError("not-allowed", "Other people’s requests are for agents.");
  const objectId = subject?.objectId ?? requester.objectId;
  const isTheirs =
    objectId === null
      ? eq(requests.requesterId, requester.id)
      : or(
          inArray(
            requests.requesterId,
            db.select({ id: members.id }).from(members).where(eq(members.objectId, objectId)),
          ),
          eq(requests.subjectObjectId, objectId),
        );
  const { number, title, status, updatedAt } = requests;
  const rows = db
    .select({ number, title, status, updatedAt, total: sql<number>`count(*) over ()` })
    .from(requests)
    .where(and(isTheirs, ne(requests.id, id)))
    .orderBy(asc(eq(status, "Resolved")), desc(updatedAt), desc(number))
    .limit(RELATED_MOST)
    .all();
  return {
    rows: rows.map(({ total: _total, ...row }) => row),
    total: rows[0]?.total ?? 0,
    allHref: objectId === null ? null : `/people/${objectId}`,
  };
}
