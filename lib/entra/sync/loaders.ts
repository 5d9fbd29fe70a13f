import "server-only";
import { cache } from "react";
import { findConnection, type Connection } from "#lib/entra/connection/data.ts";
import { countMirror, type MirrorCounts } from "#lib/entra/connection/mirror-counts.ts";
import { namedChoices } from "#lib/entra/scope/choices-data.ts";
import { countScope } from "#lib/entra/scope/preview-data.ts";
import type { ScopeChoice, ScopeNow } from "#lib/entra/scope/types.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { readChanges } from "./changes-data.ts";
import { findHold, holdItems, openHolds } from "./holds-data.ts";
import { listSyncRuns, loadLastChanges, loadRunDetails } from "./sync-runs.ts";
import { GUARDS } from "./guards.ts";
import { readSyncSettings } from "./sync-settings.ts";
import type {
  ChangesPage,
  ChangesQuery,
  CycleChanges,
  Hold,
  HoldItem,
  SyncRunDetails,
  SyncRunSummary,
} from "./types.ts";

export type LimitField = { key: string; title: string; count: number; percent: number; floor: number };

export type EntraSettings = {
  connection: Connection;
  counts: MirrorCounts;
  runs: SyncRunSummary[];
  changes: CycleChanges | null;
  holds: Hold[];
  everyHours: number;
  limits: LimitField[];
  scope: { choices: { groups: ScopeChoice[]; people: ScopeChoice[] }; now: ScopeNow };
};

/** Everything Settings → Integrations → Microsoft Entra ID shows; null before the setup is finished. Admins only. */
export const loadEntraSettings = cache((ctx: Context): EntraSettings | null => {
  requireRole(ctx, "admin");
  const { db } = ctx;
  const connection = findConnection(db);
  if (connection === null || connection.finishedAt === null) return null;
  const settings = readSyncSettings(db);
  return {
    connection,
    counts: countMirror(db),
    runs: listSyncRuns(db),
    changes: loadLastChanges(db, 8),
    holds: openHolds(db),
    everyHours: settings.everyHours,
    limits: GUARDS.map(({ key, title }) => {
      const { count, share, floor } = settings.limits[key];
      return { key, title, count, percent: Math.round(share * 100), floor };
    }),
    scope: {
      choices: namedChoices(db, connection.scope),
      now: countScope(db, connection.scope),
    },
  };
});

/** One run of the history with its steps; null when there is no such run. Admins only. */
export const loadRunPage = cache((ctx: Context, runId: string): SyncRunDetails | null => {
  requireRole(ctx, "admin");
  return loadRunDetails(ctx.db, runId);
});

const HOLD_ROWS = 200;
export type HoldPage = { hold: Hold; items: HoldItem[]; page: number; pages: number };

/** One held change with a page of what it would do; null when there is none. Admins only. */
export const loadHoldPage = cache((ctx: Context, holdId: string, page: number): HoldPage | null => {
  requireRole(ctx, "admin");
  const hold = findHold(ctx.db, holdId);
  if (hold === null) return null;
  const pages = Math.max(1, Math.ceil(hold.count / HOLD_ROWS));
  const at = Math.min(Math.max(1, page), pages);
  return {
    hold,
    items: holdItems(ctx.db, holdId, { limit: HOLD_ROWS, offset: (at - 1) * HOLD_ROWS }),
    page: at,
    pages,
  };
});

/** What changed in Entra, filtered, with the run it is narrowed to. Admins only. */
export const loadChangesPage = cache(
  (ctx: Context, query: ChangesQuery): { page: ChangesPage; run: SyncRunDetails | null } => {
    requireRole(ctx, "admin");
    const run = query.runId === null ? null : loadRunDetails(ctx.db, query.runId);
    return { page: readChanges(ctx.db, query), run };
  },
);
