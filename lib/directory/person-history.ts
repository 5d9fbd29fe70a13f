import { count, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, members, requests } from "#db/schema/index.ts";

export type PersonRequest = {
  number: number;
  title: string;
  status: (typeof requests.$inferSelect)["status"];
  updatedAt: number;
};
export type PersonAction = {
  run: typeof actionRuns.$inferSelect;
  actorName: string;
  requestNumber: number | null;
};
export type PersonHistory = {
  requests: PersonRequest[];
  requestCount: number;
  actions: PersonAction[];
};

const MOST = 20;

/** What a person asked for and what was done to their account from here, newest first. For the desk only. */
export function personHistory(db: Database, objectId: string): PersonHistory {
  const memberIds = db
    .select({ id: members.id })
    .from(members)
    .where(eq(members.objectId, objectId))
    .all()
    .map((row) => row.id);
  // Asked by them, or by somebody else for them.
  const asked = or(inArray(requests.requesterId, memberIds), eq(requests.subjectObjectId, objectId));
  const { number, title, status, updatedAt } = requests;
  const theirs = db
    .select({ number, title, status, updatedAt })
    .from(requests)
    .where(asked)
    .orderBy(desc(requests.updatedAt))
    .limit(MOST)
    .all();
  const requestCount = db.select({ n: count() }).from(requests).where(asked).get()?.n ?? 0;
  return { requests: theirs, requestCount, actions: actionsOn(db, objectId) };
}

function actionsOn(db: Database, objectId: string): PersonAction[] {
  return db
    .select({
      run: actionRuns,
      actorName: sql<string>`coalesce(${members.displayName}, 'Gatehouse')`,
      requestNumber: requests.number,
    })
    .from(actionRuns)
    .leftJoin(members, eq(members.id, actionRuns.actorId))
    .leftJoin(requests, eq(requests.id, actionRuns.requestId))
    .where(eq(actionRuns.subjectObjectId, objectId))
    .orderBy(desc(actionRuns.createdAt))
    .limit(MOST)
    .all();
}
