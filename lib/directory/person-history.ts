import { count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { actionRuns, members, requests } from "#db/schema/index.ts";

export type PersonRequest = {
  number: number;
  title: string;
  status: (typeof requests.$inferSelect)["status"];
  updatedAt: number;
};
export type PersonAction = {
  id: string;
  actionKey: string;
  state: (typeof actionRuns.$inferSelect)["state"];
  /** Names as they were when it ran, e.g. the group's. */
  labels: Record<string, string>;
  actorName: string;
  requestNumber: number | null;
  createdAt: number;
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
  const asked = memberIds.length === 0 ? undefined : inArray(requests.requesterId, memberIds);
  const theirs =
    asked === undefined
      ? []
      : db
          .select({
            number: requests.number,
            title: requests.title,
            status: requests.status,
            updatedAt: requests.updatedAt,
          })
          .from(requests)
          .where(asked)
          .orderBy(desc(requests.updatedAt))
          .limit(MOST)
          .all();
  const requestCount =
    asked === undefined ? 0 : (db.select({ n: count() }).from(requests).where(asked).get()?.n ?? 0);
  return { requests: theirs, requestCount, actions: actionsOn(db, objectId) };
}

function actionsOn(db: Database, objectId: string): PersonAction[] {
  return db
    .select({
      id: actionRuns.id,
      actionKey: actionRuns.actionKey,
      state: actionRuns.state,
      labels: actionRuns.labels,
      actorName: sql<string>`coalesce(${members.displayName}, 'Gatehouse')`,
      requestNumber: requests.number,
      createdAt: actionRuns.createdAt,
    })
    .from(actionRuns)
    .leftJoin(members, eq(members.id, actionRuns.actorId))
    .leftJoin(requests, eq(requests.id, actionRuns.requestId))
    .where(eq(actionRuns.subjectObjectId, objectId))
    .orderBy(desc(actionRuns.createdAt))
    .limit(MOST)
    .all();
}
