import "server-only";
import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { workflows, workflowVersions } from "#db/schema/index.ts";
import { documentSchema, type WorkflowDocument } from "./schema.ts";
import type { HeldWhy } from "./types.ts";

/** A workflow that starts runs, in the version that is in force. */
export type PublishedWorkflow = {
  id: string;
  name: string;
  version: number;
  document: WorkflowDocument;
  cursor: number;
  dailyLimit: number;
  heldAt: number | null;
  heldWhy: HeldWhy | null;
  releasedUntil: number | null;
};

type Listens = { triggerKind: string; triggerKey?: string };

/** Published workflows that listen to this kind of trigger. */
export function listPublished(db: Database, { triggerKind, triggerKey }: Listens): PublishedWorkflow[] {
  const rows = db
    .select()
    .from(workflows)
    .innerJoin(
      workflowVersions,
      and(
        eq(workflowVersions.workflowId, workflows.id),
        eq(workflowVersions.version, workflows.publishedVersion),
      ),
    )
    .where(
      and(
        eq(workflows.state, "Published"),
        eq(workflows.triggerKind, triggerKind),
        triggerKey === undefined ? undefined : eq(workflows.triggerKey, triggerKey),
      ),
    )
    .all();
  return rows.map(({ workflows: row, workflow_versions: version }) => ({
    id: row.id,
    name: version.name,
    version: version.version,
    document: documentSchema.parse(version.document),
    cursor: row.cursor,
    dailyLimit: row.dailyLimit,
    heldAt: row.heldAt,
    heldWhy: row.heldWhy,
    releasedUntil: row.releasedUntil,
  }));
}

/** One published workflow by id; null when it is a draft, paused or archived. */
export function findPublished(db: Database, id: string): PublishedWorkflow | null {
  const row = db.select().from(workflows).where(eq(workflows.id, id)).get();
  if (row?.triggerKind == null) return null;
  return listPublished(db, { triggerKind: row.triggerKind }).find((each) => each.id === id) ?? null;
}
