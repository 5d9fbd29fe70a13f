import "server-only";
import { and, asc, eq, ne } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.ts";
import { playbooks, protectedPeople, services } from "#db/schema/index.ts";
import { policyVersion } from "#lib/approvals/rules/rules-data.ts";
import { allowsSecondPerson } from "#lib/entra/protection/data.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import { MATCHER_DIGEST } from "../matching/constants.ts";
import { modelKeySavedAt } from "../model/model-key.ts";

/** What the result of a saved conversation depends on, each part as a digest. */
export const groundSchema = z.object({
  playbook: z.string(),
  others: z.string(),
  rules: z.string(),
  protection: z.string(),
  services: z.string(),
  model: z.string(),
  matcher: z.string(),
});
export type Ground = z.output<typeof groundSchema>;

/** The ground on which a version of a playbook stands now. */
export function readGround(db: Database, { id, version }: { id: string; version: number }): Ground {
  return {
    playbook: String(version),
    others: digest(readOthers(db, id)),
    rules: String(policyVersion(db)),
    protection: digest([readProtected(db), allowsSecondPerson(db)]),
    services: digest(db.select().from(services).orderBy(asc(services.key)).all()),
    model: digest(readModel(db)),
    matcher: MATCHER_DIGEST,
  };
}

const digest = (value: unknown) => sha256(JSON.stringify(value)).slice(0, 16);

/** Another playbook may fit better than this one. */
function readOthers(db: Database, id: string) {
  return db
    .select({ id: playbooks.id, version: playbooks.publishedVersion })
    .from(playbooks)
    .where(and(eq(playbooks.state, "Published"), ne(playbooks.id, id)))
    .orderBy(asc(playbooks.id))
    .all();
}

const readProtected = (db: Database) =>
  db
    .select({ objectId: protectedPeople.objectId, kind: protectedPeople.kind })
    .from(protectedPeople)
    .orderBy(asc(protectedPeople.objectId))
    .all();

function readModel(db: Database) {
  const { isOn, address, name } = readAgentSettings(db).model;
  return isOn ? { address, name, key: modelKeySavedAt(db) } : null;
}
