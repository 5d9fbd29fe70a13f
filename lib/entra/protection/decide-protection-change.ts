import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { protectedPeople, protectionChanges } from "#db/schema/index.ts";
import type { Actor, Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { expireChanges, settleChange, type ProtectionChange } from "./changes-data.ts";
import { POLICY_KEY, writeSetting } from "./data.ts";
import type { DecideChangeInput } from "./schema.ts";
import { isSameHuman, requireAdminMember } from "./second-admin.ts";

type Decided = { status: "confirmed" | "rejected" | "expired" };

/**
 * Confirms a loosening, which then is in force, or rejects it. Confirming takes an admin who neither
 * asked nor is the person concerned; rejecting keeps things as they are, so any admin may, the one who
 * asked too.
 */
export function decideProtectionChange(ctx: Context, input: DecideChangeInput): Decided {
  const actor = requireAdminMember(ctx);
  return inTransaction(ctx.db, (): Decided => {
    expireChanges(ctx);
    const change = ctx.db
      .select()
      .from(protectionChanges)
      .where(eq(protectionChanges.id, input.changeId))
      .get();
    if (change === undefined) throw new DeskError("not-found", "There is no such change.");
    // An answer and no refusal: throwing would take back that it was marked as expired.
    if (change.state === "Expired") return { status: "expired" };
    if (change.state !== "Pending") throw new DeskError("conflict", "This was decided already.");
    if (input.decision === "confirm") {
      requireIndependence(ctx, actor, change);
      apply(ctx, change);
    }
    settleChange(ctx, change.id, input.decision === "confirm" ? "Confirmed" : "Rejected");
    return { status: input.decision === "confirm" ? "confirmed" : "rejected" };
  });
}

function requireIndependence(
  ctx: Context,
  actor: Extract<Actor, { kind: "member" }>,
  change: ProtectionChange,
): void {
  if (isSameHuman(ctx.db, change.askedBy, actor))
    throw new DeskError("not-allowed", "You asked for this. Another admin has to confirm it.");
  if (change.kind === "remove-protected" && change.target === actor.objectId)
    throw new DeskError("not-allowed", "This is about your own account. Another admin has to confirm it.");
}

function apply({ db, clock }: Context, change: ProtectionChange): void {
  if (change.kind === "allow-second-person")
    writeSetting(db, clock.now(), POLICY_KEY, { allowsSecondPerson: true });
  if (change.kind === "remove-protected")
    db.delete(protectedPeople).where(eq(protectedPeople.objectId, change.target)).run();
}
