import "server-only";
import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import { readPreview } from "#lib/approvals/panel-data.ts";
import { departmentOf } from "#lib/hris/department-of.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { bundleFor } from "./bundle-for.ts";
import { BASELINE_KEY, BASELINE_NAME } from "./constants.ts";
import { findBundle } from "./data.ts";
import type { BundlePreview, BundlePreviewRow, MissingItem } from "./types.ts";

const GONE = "Take it out of the bundle, or choose another one.";

/**
 * What a person would be given now: each group and app with whether they get it, have it, or can't, and
 * why. Nothing is done. Agents and admins only. Throws `DeskError`.
 */
export function previewBundle(ctx: Context, { person: objectId }: { person: string }): BundlePreview {
  requireRole(ctx, "agent", "admin");
  const found = ctx.db
    .select({ objectId: people.objectId, displayName: people.displayName })
    .from(people)
    .where(eq(people.objectId, objectId))
    .get();
  if (found === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  const person = { ...found, department: departmentOf(ctx.db, objectId) };
  const bundle = bundleFor(ctx, person);
  const department = bundle.department ?? BASELINE_NAME;
  const baselineApps = new Set(
    (findBundle(ctx.db, BASELINE_KEY)?.apps ?? []).map((app) => `${app.objectId} ${app.access}`),
  );
  const groups = [
    ...bundle.baselineGroups.map((group) => ({ ...group, from: BASELINE_NAME })),
    ...bundle.groups.map((group) => ({ ...group, from: department })),
  ];
  const rows = [
    ...groups.map(({ objectId: group, displayName, from }) => ({
      kind: "group" as const,
      objectId: group,
      displayName,
      how: "",
      from,
      ...willWork(ctx, "add-user-to-group", objectId, { groupObjectId: group }),
    })),
    ...bundle.apps.map(({ objectId: app, displayName, how, access }) => ({
      kind: "app" as const,
      objectId: app,
      displayName,
      how,
      from: baselineApps.has(`${app} ${access}`) ? BASELINE_NAME : department,
      ...willWork(ctx, "assign-application-to-user", objectId, { appObjectId: app, access }),
    })),
    ...bundle.missing.map((item) => goneRow(item, department)),
  ];
  return { person, department: bundle.department, rows };
}

function willWork(ctx: Context, action: string, person: string, input: Record<string, string>) {
  const [row] = readPreview(ctx, { action, subjects: [person], targets: [input] });
  if (row === undefined) throw new Error("The preview of one person and one target has one row.");
  return { eligibility: row.eligibility, approval: row.approval };
}

function goneRow({ kind, objectId, displayName, reason }: MissingItem, from: string): BundlePreviewRow {
  const eligibility = { status: "not-possible", reason, whereToDoIt: GONE, needsReconnect: false } as const;
  return { kind, objectId, displayName, how: "", from, eligibility, approval: null };
}
