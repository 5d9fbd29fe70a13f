import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { officeTimeZones } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { fold } from "#lib/platform/fold.ts";
import type { OfficeZoneInput } from "../schema.ts";

/** Says in which time zone an office is; null takes the zone off again. Admins only. Throws `DeskError`. */
export function saveOfficeZone(ctx: Context, { office, timeZone }: OfficeZoneInput): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const officeKey = fold(office);
    const isIt = eq(officeTimeZones.officeKey, officeKey);
    const before = ctx.db.select().from(officeTimeZones).where(isIt).get()?.timeZone ?? null;
    if (before === timeZone) return;
    if (timeZone === null) ctx.db.delete(officeTimeZones).where(isIt).run();
    else {
      const values = { office, timeZone, updatedAt: ctx.clock.now(), updatedByName: ctx.actor.displayName };
      ctx.db
        .insert(officeTimeZones)
        .values({ officeKey, ...values })
        .onConflictDoUpdate({ target: officeTimeZones.officeKey, set: values })
        .run();
    }
    recordAudit(ctx, {
      event: "hris.office-zone-saved",
      result: "Done",
      target: { kind: "office", id: officeKey, name: office },
      details: { before, after: timeZone },
    });
  });
}
