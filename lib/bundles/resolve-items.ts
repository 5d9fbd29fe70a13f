import "server-only";
import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { appRoles, apps, groups, type BundleAppItem, type BundleGroupItem } from "#db/schema/index.ts";
import { DEFAULT_ROLE_ID, parseAccess } from "#lib/entra/actions/app-access.ts";
import type { BundledApp, MissingItem } from "./types.ts";

type Resolved<Item> = { found: Item[]; missing: MissingItem[] };

/** Groups with their names of today; those that the directory no longer has are named as they were. */
export function resolveGroups(db: Database, items: readonly BundleGroupItem[]): Resolved<BundleGroupItem> {
  const answer: Resolved<BundleGroupItem> = { found: [], missing: [] };
  for (const { objectId, displayName } of items) {
    const name = groupName(db, objectId);
    if (name === null)
      answer.missing.push({ kind: "group", objectId, displayName, reason: "It is not in Entra any more." });
    else answer.found.push({ objectId, displayName: name });
  }
  return answer;
}

/** Apps with their names of today and how each is given; missing when the app, its group or its role is gone. */
export function resolveApps(db: Database, items: readonly BundleAppItem[]): Resolved<BundledApp> {
  const answer: Resolved<BundledApp> = { found: [], missing: [] };
  for (const item of items) {
    const app = db.select().from(apps).where(eq(apps.objectId, item.objectId)).get();
    const way = app === undefined ? null : describeWay(db, app.id, item.access);
    if (app === undefined || way === null || "reason" in way) {
      const reason = way === null ? "It is not in Entra any more." : "reason" in way ? way.reason : "";
      const displayName = app?.displayName ?? item.displayName;
      answer.missing.push({ kind: "app", objectId: item.objectId, displayName, reason });
    } else answer.found.push({ ...item, displayName: app.displayName, ...way });
  }
  return answer;
}

type Way = Pick<BundledApp, "appRoleId" | "how"> | { reason: string };

function describeWay(db: Database, appId: number, text: string): Way {
  const access = parseAccess(text);
  if (access?.way === "group") {
    const name = groupName(db, access.groupObjectId);
    if (name === null) return { reason: "The group that brings it is not in Entra any more." };
    return { appRoleId: null, how: `Through ${name}` };
  }
  const roleId = access?.way === "roles" ? access.roleIds[0] : undefined;
  if (roleId === undefined) return { reason: "How it is given can’t be read." };
  if (roleId === DEFAULT_ROLE_ID) return { appRoleId: roleId, how: "Directly" };
  const role = db
    .select()
    .from(appRoles)
    .where(and(eq(appRoles.appId, appId), eq(appRoles.roleId, roleId)))
    .get();
  if (role === undefined) return { reason: "Its role is not in Entra any more." };
  return { appRoleId: roleId, how: `Directly, as ${role.displayName}` };
}

function groupName(db: Database, objectId: string): string | null {
  return (
    db.select({ name: groups.displayName }).from(groups).where(eq(groups.objectId, objectId)).get()?.name ??
    null
  );
}
