import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people } from "#db/schema/index.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { findService, listServices, type StoredService } from "./data.ts";
import { isInAudience, type AudienceFacts } from "./policy.ts";

/** What this member may ask for, in its order. */
export function listOfferedServices(ctx: MemberContext): StoredService[] {
  const facts = readAudienceFacts(ctx.db, ctx.actor.objectId);
  return listServices(ctx.db).filter(({ audience }) => isInAudience(audience, facts));
}

/** The service, if this member may ask for it. */
export function findOfferedService(ctx: MemberContext, key: string): StoredService | undefined {
  const service = findService(ctx.db, key);
  if (service === undefined || !isInAudience(service.audience, readAudienceFacts(ctx.db, ctx.actor.objectId)))
    return undefined;
  return service;
}

/** Department and groups of a member, groups within groups included. A local account has neither. */
export function readAudienceFacts(db: Database, objectId: string | null): AudienceFacts {
  const person =
    objectId === null ? undefined : db.select().from(people).where(eq(people.objectId, objectId)).get();
  if (person === undefined) return { department: null, groupIds: new Set() };
  const held = db.all<{ objectId: string }>(sql`
    WITH RECURSIVE held(id) AS (
      SELECT ${person.id} UNION SELECT m.group_id FROM memberships m JOIN held ON m.member_id = held.id
    ) SELECT g.object_id AS objectId FROM groups g JOIN held ON held.id = g.id`);
  return { department: person.department, groupIds: new Set(held.map(({ objectId }) => objectId)) };
}
