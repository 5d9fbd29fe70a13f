import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { requests, timelineEntries } from "#db/schema/index.ts";
import { isWorkflowActor, type Actor } from "#lib/platform/context.ts";

type Entry = {
  requestId: string;
  kind: "message" | "note" | "status" | "assignment" | "nudge";
  actorId: string;
  body?: string;
  data?: Record<string, unknown>;
  at: number;
};

/**
 * Adds one line to a request's timeline and moves the request up. Call it inside the transaction of the change.
 * @returns the line's id.
 */
export function appendTimeline(db: Database, entry: Entry): number {
  const { requestId, kind, actorId, body = null, data = null, at } = entry;
  const line = db
    .insert(timelineEntries)
    .values({ requestId, kind, actorId, body, data, at })
    .returning({ id: timelineEntries.id })
    .get();
  db.update(requests).set({ updatedAt: at }).where(eq(requests.id, requestId)).run();
  return line.id;
}

/** Who is named on a line that no member wrote: the workflow, by its name as it was. */
export function byWorkflow({ id, displayName }: Pick<Actor, "id" | "displayName">): { by?: string } {
  return isWorkflowActor(id) ? { by: displayName } : {};
}
