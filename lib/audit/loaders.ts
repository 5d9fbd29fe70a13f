import "server-only";
import { cache } from "react";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { findAuditActor, findAuditEntry, listAuditActors, readAuditPage } from "./audit-data.ts";
import { readAuditChecks } from "./checks-data.ts";
import type { AuditActor, AuditCheck, AuditEntry, AuditPage, AuditQuery } from "./types.ts";

export type AuditLog = {
  page: AuditPage;
  actors: AuditActor[];
  checks: Record<"all" | "newest", AuditCheck | null>;
};

/** Settings → Audit log, filtered. Admins only. */
export const loadAuditLog = cache((ctx: Context, query: AuditQuery): AuditLog => {
  requireRole(ctx, "admin");
  const actors = listAuditActors(ctx.db);
  const isListed = query.actor === null || actors.some(({ id }) => id === query.actor);
  const other = isListed || query.actor === null ? null : findAuditActor(ctx.db, query.actor);
  return {
    page: readAuditPage(ctx.db, query),
    actors: other === null ? actors : [other, ...actors],
    checks: readAuditChecks(ctx.db),
  };
});

/** One line of the log with everything it says; null when there is none. Admins only. */
export const loadAuditEntry = cache((ctx: Context, seq: number): AuditEntry | null => {
  requireRole(ctx, "admin");
  return findAuditEntry(ctx.db, seq);
});
