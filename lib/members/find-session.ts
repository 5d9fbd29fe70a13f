import "server-only";
import { eq } from "drizzle-orm";
import { sessions } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";

/** The row of this very session. Throws `DeskError` when it is gone. */
export function findSession({ db, actor }: MemberContext): typeof sessions.$inferSelect {
  const session = db.select().from(sessions).where(eq(sessions.id, actor.sessionId)).get();
  if (session !== undefined) return session;
  throw new DeskError(
    "not-signed-in",
    "Your session has ended, and nothing was changed. Reload the page to sign in again.",
  );
}
