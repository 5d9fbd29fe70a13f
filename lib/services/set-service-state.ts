import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { services } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";

type Change = { key: string; state: "active" | "inactive" | "archived" };

/** Offers a service, withdraws it, or puts it into the archive. Its requests stay as they are. Admins only. */
export function setServiceState(ctx: Context, { key, state }: Change): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const service = ctx.db.select().from(services).where(eq(services.key, key)).get();
    if (service === undefined) throw new DeskError("not-found", "There is no such service.");
    const archivedAt = state === "archived" ? (service.archivedAt ?? ctx.clock.now()) : null;
    const isActive = state === "active";
    if (service.isActive === isActive && service.archivedAt === archivedAt) return;
    // Also what ships: an update never offers again what an admin withdrew.
    ctx.db.update(services).set({ isActive, archivedAt }).where(eq(services.key, key)).run();
    recordAudit(ctx, {
      event: "service.state-changed",
      result: "Done",
      target: { kind: "service", id: key, name: service.title },
      details: { after: state },
    });
  });
}
