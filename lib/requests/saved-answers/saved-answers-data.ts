import "server-only";
import { asc, eq } from "drizzle-orm";
import { members, savedAnswers } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import type { SavedAnswer } from "../types.ts";

/** Every saved answer by title. Agents and admins only. */
export function listSavedAnswers(ctx: MemberContext): SavedAnswer[] {
  requireRole(ctx, "admin", "agent");
  return ctx.db
    .select({ answer: savedAnswers, author: members.displayName })
    .from(savedAnswers)
    .leftJoin(members, eq(members.id, savedAnswers.authorId))
    .orderBy(asc(savedAnswers.title), asc(savedAnswers.id))
    .all()
    .map(({ answer: { id, title, body, authorId }, author }) => ({
      id,
      title,
      body,
      authorName: author ?? "Somebody who left",
      canRemove: ctx.actor.role === "admin" || ctx.actor.id === authorId,
    }));
}
