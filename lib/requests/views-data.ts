import "server-only";
import { asc, eq } from "drizzle-orm";
import { savedViews } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { inboxSchema } from "./schema.ts";
import type { SavedView } from "./types.ts";

/** The member's own saved views of the inbox, oldest first. */
export function listSavedViews({ db, actor }: MemberContext): SavedView[] {
  return db
    .select()
    .from(savedViews)
    .where(eq(savedViews.memberId, actor.id))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
    .all()
    .map(({ id, name, query }) => ({ id, name, query: inboxSchema.parse(query) }));
}
