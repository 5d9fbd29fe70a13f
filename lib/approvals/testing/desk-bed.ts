import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "#db/client.ts";
import { members, requests } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing.ts";
import { beginAuditChain } from "#lib/audit/begin-audit-chain.ts";
import type { ActionSpec } from "#lib/entra/actions/define-action.ts";
import { servicePrincipals } from "#lib/entra/graph/paths.ts";
import { newId } from "#lib/platform/ids.ts";
import { ActionDesk } from "./action-desk.ts";
import { TENANT_ID, type PracticeTenant } from "./practice-tenant.ts";
import { prepareReal, type Target, type TargetApp } from "./target.ts";

/** A desk whose database is a file, as several processes share it, with its audit chain begun. */
export function fileDesk(tenant: PracticeTenant): { desk: ActionDesk; path: string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-desk-"));
  const path = join(folder, "gatehouse.db");
  writeFileSync(path, testDatabase().$client.serialize());
  const desk = new ActionDesk(tenant, openDatabase(path));
  beginAuditChain(desk.context());
  const close = () => {
    desk.db.$client.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { desk, path, close };
}

let made = 0;

/** A new person and a new group in the tenant, beside an app. */
export async function newTarget(
  tenant: PracticeTenant,
  app: TargetApp,
  userType: "Member" | "Guest" = "Member",
): Promise<Target> {
  made += 1;
  const name = `Target ${process.pid} ${made}`;
  const host = userType === "Guest" ? "partner.example#EXT#@calder.example" : "calder.example";
  const userPrincipalName = `${name.toLowerCase().replaceAll(" ", ".")}_${host}`.replace(
    "_calder",
    "@calder",
  );
  const [person = "", group = ""] = await tenant.edit(
    { op: "create-user", displayName: name, userPrincipalName, userType },
    { op: "create-group", displayName: `Group of ${name}` },
  );
  return { person, group, app, way: "direct" };
}

/**
 * Puts tenant and mirror where the action has something to do. The person has asked for it: then no
 * rule that ships wants an approval.
 */
export async function prepare(desk: ActionDesk, action: ActionSpec, target: Target): Promise<void> {
  desk.mirror(target, await prepareReal(desk, action, target));
  const requester = { id: newId(), email: `${target.person}@calder.example`, displayName: "Requester" };
  desk.db
    .insert(members)
    .values({ ...requester, role: "employee", objectId: target.person, tenantId: TENANT_ID, createdAt: 0 })
    .run();
  desk.db.update(requests).set({ requesterId: requester.id }).run();
}

/** An app of the tenant with its roles. */
export async function findApp(tenant: PracticeTenant, displayName: string): Promise<TargetApp> {
  const select = "id,displayName,appRoles";
  const { value } = await tenant.graph().getPage(servicePrincipals({ select, top: 999 }));
  const app = value.find((each) => each["displayName"] === displayName);
  const roles: { id: string; displayName: string }[] = Array.isArray(app?.["appRoles"])
    ? app["appRoles"]
    : [];
  return {
    objectId: String(app?.["id"]),
    displayName,
    roles: roles.map((role) => ({ roleId: role.id, displayName: role.displayName })),
  };
}
