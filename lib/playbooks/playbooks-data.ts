import "server-only";
import { and, asc, count, desc, eq, gte, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { playbookProposals, playbooks, playbookVersions, workflowRuns } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { whyHeld } from "./checks/held-data.ts";
import { documentSchema } from "./schema.ts";
import type { PlaybookRow, PublishedPlaybook } from "./types.ts";

const MONTH_MS = 30 * 24 * 60 * 60_000;

const published = and(
  eq(playbookVersions.playbookId, playbooks.id),
  eq(playbookVersions.version, playbooks.publishedVersion),
);

/** What the IT Agent may use now, by name. */
export function listPublished(db: Database): PublishedPlaybook[] {
  return db
    .select({ version: playbookVersions })
    .from(playbooks)
    .innerJoin(playbookVersions, published)
    .where(eq(playbooks.state, "Published"))
    .orderBy(asc(playbookVersions.name))
    .all()
    .map(({ version }) => asPublished(version));
}

/** One version, whatever has become of the playbook since; null when there is none. */
export function findVersion(db: Database, playbookId: string, version: number): PublishedPlaybook | null {
  const isIt = and(eq(playbookVersions.playbookId, playbookId), eq(playbookVersions.version, version));
  const row = db.select().from(playbookVersions).where(isIt).get();
  return row === undefined ? null : asPublished(row);
}

/** Is it still published? */
export function isPublished(db: Database, playbookId: string): boolean {
  return db.select().from(playbooks).where(eq(playbooks.id, playbookId)).get()?.state === "Published";
}

function asPublished(row: typeof playbookVersions.$inferSelect): PublishedPlaybook {
  const { playbookId: id, version, name, publishedByName } = row;
  return { id, version, name, document: documentSchema.parse(row.document), publishedByName };
}

/** The playbook as it is kept. Throws `DeskError` when there is none. */
export function findPlaybook(db: Database, id: string) {
  const row = db.select().from(playbooks).where(eq(playbooks.id, id)).get();
  if (row === undefined) throw new DeskError("not-found", "There is no such playbook.");
  return { ...row, draft: documentSchema.parse(row.draft) };
}

/** Every version, newest first. */
export function listVersions(db: Database, playbookId: string) {
  const { version, publishedAt, publishedByName } = playbookVersions;
  return db
    .select({ version, publishedAt, publishedByName })
    .from(playbookVersions)
    .where(eq(playbookVersions.playbookId, playbookId))
    .orderBy(desc(version))
    .all();
}

function whyHeldLive(
  db: Database,
  { id, publishedVersion }: typeof playbooks.$inferSelect,
  live: unknown,
): string | null {
  return whyHeld(db, { id, version: publishedVersion ?? 0, document: documentSchema.parse(live) });
}

/** The list, by name, with how often each was used lately. */
export function listPlaybooks(db: Database, now: number): PlaybookRow[] {
  const uses = db
    .select({
      id: playbookProposals.playbookId,
      proposed: count(),
      completed: sql<number>`count(*) FILTER (WHERE ${workflowRuns.state} = 'Completed')`,
    })
    .from(playbookProposals)
    .leftJoin(workflowRuns, eq(workflowRuns.proposalId, playbookProposals.id))
    .where(gte(playbookProposals.createdAt, now - MONTH_MS))
    .groupBy(playbookProposals.playbookId)
    .all();
  const byId = new Map(uses.map((use) => [use.id, use]));
  const rows = db
    .select({ playbook: playbooks, live: playbookVersions.document })
    .from(playbooks)
    .leftJoin(playbookVersions, published)
    .orderBy(asc(playbooks.name))
    .all();
  return rows.map(({ playbook, live }) => {
    const { id, name, state, updatedAt, updatedByName } = playbook;
    const draft = documentSchema.parse(playbook.draft);
    return {
      id,
      name,
      state,
      autonomy: live === null ? draft.autonomy : documentSchema.parse(live).autonomy,
      description: draft.intent.description,
      held: live === null || state !== "Published" ? null : whyHeldLive(db, playbook, live),
      hasDraft: live !== null && JSON.stringify(documentSchema.parse(live)) !== JSON.stringify(draft),
      updatedAt,
      updatedByName,
      proposed: byId.get(id)?.proposed ?? 0,
      completed: byId.get(id)?.completed ?? 0,
    };
  });
}
