import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { appBundles } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { fold } from "#lib/platform/fold.ts";
import { newId } from "#lib/platform/ids.ts";
import { BASELINE_KEY, BASELINE_NAME } from "./constants.ts";
import { findBundle } from "./data.ts";
import type { BundleInput } from "./schema.ts";

/**
 * Writes the bundle of a department, or the baseline for everybody. There is one for each department, and
 * `version` says which one was looked at. Answers its id. Admins only. Throws `DeskError`.
 */
export function saveBundle(ctx: Context, input: BundleInput): { id: string } {
  requireRole(ctx, "admin");
  const { isBaseline, groups, apps } = input;
  const departmentKey = isBaseline ? BASELINE_KEY : fold(input.department);
  return inTransaction(ctx.db, () => {
    const twin = findBundle(ctx.db, departmentKey);
    const before =
      input.id === null
        ? undefined
        : ctx.db.select().from(appBundles).where(eq(appBundles.id, input.id)).get();
    if (input.id !== null && before === undefined)
      throw new DeskError("not-found", "This bundle is gone. Reload the page.");
    if ((before?.version ?? 0) !== input.version || (isBaseline && twin?.id !== before?.id))
      throw new DeskError("conflict", "Somebody else has saved this bundle meanwhile. Reload the page.");
    if (twin !== undefined && twin.id !== before?.id) {
      const message = `There is a bundle for ${twin.department} already.`;
      throw new DeskError("conflict", message, { department: message });
    }
    if (before !== undefined && (before.departmentKey === BASELINE_KEY) !== isBaseline)
      throw new DeskError("invalid-input", "The baseline stays the baseline.");
    const department = isBaseline ? BASELINE_NAME : input.department;
    const values = {
      departmentKey,
      department,
      groups,
      apps,
      version: input.version + 1,
      updatedAt: ctx.clock.now(),
      updatedByName: ctx.actor.displayName,
    };
    const id = before?.id ?? newId();
    if (before === undefined)
      ctx.db
        .insert(appBundles)
        .values({ id, ...values })
        .run();
    else ctx.db.update(appBundles).set(values).where(eq(appBundles.id, id)).run();
    recordAudit(ctx, {
      event: "bundle.saved",
      result: "Done",
      target: { kind: "app-bundle", id, name: department },
      details: {
        before: before === undefined ? null : contentOf(before),
        after: contentOf({ department, groups, apps }),
      },
    });
    return { id };
  });
}

/** What a bundle says, as its audit row keeps it. */
export const contentOf = ({
  department,
  groups,
  apps,
}: Pick<typeof appBundles.$inferSelect, "department" | "groups" | "apps">) => ({ department, groups, apps });
