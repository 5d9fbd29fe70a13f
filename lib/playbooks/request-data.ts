import "server-only";
import { and, asc, eq, max } from "drizzle-orm";
import { members, requests, timelineEntries } from "#db/schema/index.ts";
import type { Database } from "#db/client.ts";
import { answersStored } from "#lib/services/schema.ts";
import type { AgentRequest } from "./types.ts";

/** What the IT Agent may read of a request: its form and the requester's own messages; null without one. */
export function readAgentRequest(db: Database, requestId: string): AgentRequest | null {
  const row = db
    .select({ request: requests, requester: members })
    .from(requests)
    .innerJoin(members, eq(members.id, requests.requesterId))
    .where(eq(requests.id, requestId))
    .get();
  if (row === undefined) return null;
  const { request, requester } = row;
  const { objectId, displayName } = requester;
  return {
    id: request.id,
    number: request.number,
    title: request.title,
    serviceKey: request.serviceKey,
    status: request.status,
    requesterId: request.requesterId,
    requester: objectId === null ? null : { objectId, displayName },
    isForOther: request.subjectObjectId !== null,
    answers: answersStored.parse(request.answers),
    ...readMessages(db, requestId, request.requesterId),
  };
}

function readMessages(db: Database, requestId: string, requesterId: string) {
  const isTheirs = and(
    eq(timelineEntries.requestId, requestId),
    eq(timelineEntries.kind, "message"),
    eq(timelineEntries.actorId, requesterId),
  );
  const rows = db.select().from(timelineEntries).where(isTheirs).orderBy(asc(timelineEntries.id)).all();
  const last = db
    .select({ id: max(timelineEntries.id) })
    .from(timelineEntries)
    .where(isTheirs)
    .get();
  return { text: rows.map(({ body }) => body ?? "").join("\n"), lastEntryId: last?.id ?? 0 };
}
