import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { appBundles } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { contentOf } from "./save-bundle.ts";

/** Removes a bundle as it was looked at; nobody loses anything they were given. Admins only. Throws `DeskError`. */
export function removeBundle(ctx: Context, { id, version }: { id: string; version: number }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const isIt = and(eq(appBundles.id, id), eq(appBundles.version, version));
    const bundle = ctx.db.delete(appBundles).where(isIt).returning().get();
    if (bundle === undefined)
      throw new DeskError("not-found", "This bundle is gone, or was changed meanwhile. Reload the page.");
    recordAudit(ctx, {
      event: "bundle.removed",
      result: "Done",
      target: { kind: "app-bundle", id, name: bundle.department },
      details: { before: contentOf(bundle) },
    });
  });
}
