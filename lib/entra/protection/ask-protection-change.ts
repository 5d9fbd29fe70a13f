import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { protectedPeople, protectionChanges } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import { CHANGE_LIFE_MS, expireChanges, findPendingChange, recordChange } from "./changes-data.ts";
import { allowsSecondPerson } from "./data.ts";
import type { AskChangeInput } from "./schema.ts";
import { hasOtherAdmin, NEEDS_SECOND_ADMIN, requireAdminMember } from "./second-admin.ts";

/** Asks for something that loosens protection; another admin has a day to confirm it. Admins only. */
export function askProtectionChange(ctx: Context, input: AskChangeInput): { changeId: string } {
  const actor = requireAdminMember(ctx);
  return inTransaction(ctx.db, () => {
    if (!hasOtherAdmin(ctx.db, actor.id)) throw new DeskError("not-possible", NEEDS_SECOND_ADMIN);
    const about = targetOf(ctx, input);
    expireChanges(ctx);
    const now = ctx.clock.now();
    const waiting = findPendingChange(ctx.db, now, about);
    if (waiting !== null)
      throw new DeskError("conflict", `${waiting.askedByName} has asked for this already.`);
    const change = ctx.db
      .insert(protectionChanges)
      .values({
        id: newId(),
        ...about,
        state: "Pending",
        askedBy: actor.id,
        askedByName: actor.displayName,
        askedAt: now,
        expiresAt: now + CHANGE_LIFE_MS,
      })
      .returning()
      .get();
    recordChange(ctx, change);
    return { changeId: change.id };
  });
}

function targetOf({ db }: Context, input: AskChangeInput) {
  if (input.kind === "allow-second-person") {
    if (allowsSecondPerson(db)) throw new DeskError("conflict", "The policy allows this already.");
    return { kind: input.kind, target: "", targetName: "Second-person policy" };
  }
  const row = db.select().from(protectedPeople).where(eq(protectedPeople.objectId, input.objectId)).get();
  if (row === undefined) throw new DeskError("not-found", "This account is not on the list any more.");
  return { kind: input.kind, target: row.objectId, targetName: row.displayName };
}
