import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { allowsSecondPerson, POLICY_KEY, writeSetting } from "./data.ts";

/** Privileged and protected people are refused again, whoever approves. In force at once. Admins only. */
export function tightenPolicy(ctx: Context): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    if (!allowsSecondPerson(ctx.db)) throw new DeskError("conflict", "The policy is off already.");
    writeSetting(ctx.db, ctx.clock.now(), POLICY_KEY, { allowsSecondPerson: false });
    recordAudit(ctx, {
      event: "protection.policy-tightened",
      result: "Done",
      details: { before: "with a second person", after: "never" },
    });
  });
}
