import "server-only";
import { asc, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { services } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

/** Moves a service one place up (−1) or down in the portal; past the end nothing changes. Admins only. */
export function moveService(ctx: Context, { key, step }: { key: string; step: -1 | 1 }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const listed = ctx.db
      .select()
      .from(services)
      .where(isNull(services.archivedAt))
      .orderBy(asc(services.position), asc(services.key))
      .all();
    const at = listed.findIndex((service) => service.key === key);
    const moved = listed[at];
    if (moved === undefined) throw new DeskError("not-found", "There is no such service.");
    const other = listed[at + step];
    if (other === undefined) return;
    const order = listed.toSpliced(at, 1).toSpliced(at + step, 0, moved);
    order.forEach((service, position) => {
      if (service.position === position && service !== moved && service !== other) return;
      // Counted up, so that the next start does not put it back where it ships.
      const version = Math.max(service.version, 1);
      ctx.db.update(services).set({ position, version }).where(eq(services.key, service.key)).run();
    });
    recordAudit(ctx, {
      event: "service.moved",
      result: "Done",
      target: { kind: "service", id: key, name: moved.title },
      details: { step },
    });
  });
}
