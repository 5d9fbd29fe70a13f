import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { people, protectedPeople } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findPendingChange, settleChange } from "./changes-data.ts";
import { findProtection } from "./data.ts";
import type { ProtectPersonInput } from "./schema.ts";

/**
 * Puts an account on the list, or makes a protected one a break-glass account. In force at once, as it
 * only tightens; a removal that waits for a second admin is rejected by it. Admins only.
 */
export function protectPerson(ctx: Context, { objectId, kind, note }: ProtectPersonInput): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const person = ctx.db.select().from(people).where(eq(people.objectId, objectId)).get();
    if (person === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
    const name = person.displayName;
    const before = findProtection(ctx.db, objectId);
    if (before === kind) throw new DeskError("conflict", `${name} is on the list already.`);
    if (before === "break-glass")
      throw new DeskError(
        "not-possible",
        `${name} is a break-glass account. Have it removed by two admins first, then add it as protected.`,
      );
    const row = { displayName: name, kind, note, ...stampOf(ctx) };
    ctx.db
      .insert(protectedPeople)
      .values({ objectId, ...row })
      .onConflictDoUpdate({ target: protectedPeople.objectId, set: row })
      .run();
    rejectRemoval(ctx, objectId);
    recordAudit(ctx, {
      event: "protection.account-added",
      result: "Done",
      target: { kind: "person", id: objectId, name },
      details: { before: before ?? "not protected", after: kind, note },
    });
  });
}

function stampOf(ctx: Context) {
  return { addedByName: ctx.actor.displayName, addedAt: ctx.clock.now() };
}

/** Who confirms later must not remove something else than was asked about. */
function rejectRemoval(ctx: Context, target: string): void {
  const waiting = findPendingChange(ctx.db, ctx.clock.now(), { kind: "remove-protected", target });
  if (waiting !== null) settleChange(ctx, waiting.id, "Rejected");
}
