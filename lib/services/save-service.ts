import "server-only";
import { and, eq, max } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members, services } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { freeKey } from "./free-key.ts";
import type { ServiceInput } from "./schema.ts";

/**
 * Adds a service, or changes one whose `version` is still what the editor was opened with. Requests that
 * were filed keep what they were answered. Admins only. Throws `DeskError`. @returns its key.
 */
export function saveService(ctx: Context, input: ServiceInput): { key: string } {
  requireRole(ctx, "admin");
  return inTransaction(ctx.db, () => {
    refuseNoAgent(ctx.db, input.defaultAssigneeId);
    const { key, version, fields, ...rest } = input;
    const values = { ...rest, form: fields, version: version + 1 };
    const saved = key === null ? insert(ctx.db, values) : update(ctx.db, key, version, values);
    recordAudit(ctx, {
      event: "service.saved",
      result: "Done",
      target: { kind: "service", id: saved, name: input.title },
      details: { after: input },
    });
    return { key: saved };
  });
}

type Values = Omit<typeof services.$inferInsert, "key" | "position" | "isActive">;

function insert(db: Database, values: Values): string {
  const rows = db.select({ key: services.key }).from(services).all();
  const key = freeKey(values.title, new Set(rows.map((row) => row.key)));
  const last = db
    .select({ position: max(services.position) })
    .from(services)
    .get();
  db.insert(services)
    .values({ ...values, key, position: (last?.position ?? -1) + 1, isActive: true })
    .run();
  return key;
}

function update(db: Database, key: string, version: number, values: Values): string {
  const isAsOpened = and(eq(services.key, key), eq(services.version, version));
  const { changes } = db.update(services).set(values).where(isAsOpened).run();
  if (changes === 1) return key;
  if (db.select().from(services).where(eq(services.key, key)).get() === undefined)
    throw new DeskError("not-found", "There is no such service.");
  throw new DeskError(
    "conflict",
    "Somebody else changed this service meanwhile. Reload the page and change it again.",
  );
}

function refuseNoAgent(db: Database, id: string | null): void {
  if (id === null) return;
  const member = db.select().from(members).where(eq(members.id, id)).get();
  if (member !== undefined && member.disabledAt === null && member.role !== "employee") return;
  const message = "Requests go to agents and admins. Choose one of them.";
  throw new DeskError("invalid-input", message, { defaultAssigneeId: message });
}
