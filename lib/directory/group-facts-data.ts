import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { groups } from "#db/schema/index.ts";
import type { ManageableFacts } from "./group-manageability.ts";

/** What decides whether a group's members can be changed; undefined for an unknown one. */
export function findGroupFacts(db: Database, objectId: string): ManageableFacts | undefined {
  return db
    .select({
      kind: groups.kind,
      isDynamic: groups.isDynamic,
      isOnPremises: groups.isOnPremises,
      isRoleAssignable: groups.isRoleAssignable,
      isManagementRestricted: groups.isManagementRestricted,
      inScope: groups.inScope,
    })
    .from(groups)
    .where(eq(groups.objectId, objectId))
    .get();
}
