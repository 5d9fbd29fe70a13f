import "server-only";
import { count } from "drizzle-orm";
import { notFound } from "next/navigation";
import { hrisPeople } from "#db/schema/index.ts";
import { env } from "#lib/platform/env.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { pageContext } from "#lib/platform/session.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { listConflicts, type DateConflict } from "./conflicts-data.ts";
import { dryRun } from "./dry-run-data.ts";
import { readWinner, type Winner } from "./hris-settings.ts";
import { listOffices, type OfficeZone } from "./offices/zone-data.ts";
import type { DryRun, UploadView } from "./types.ts";
import { findDraft, findDraftId, listUploads, viewOf } from "./uploads-data.ts";

const FILES_SHOWN = 5;

export type HrisPage = {
  /** How many people HR has named, and how many of them are in Entra. */
  people: number;
  inEntra: number;
  draftId: string | null;
  uploads: UploadView[];
  conflicts: { rows: DateConflict[]; total: number };
  winner: Winner;
  offices: OfficeZone[];
  workspaceZone: string;
  publicUrl: string;
};

/** Settings → Integrations → HRIS; for admins only. */
export async function loadHris(): Promise<HrisPage> {
  const { db, actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  const counted = db
    .select({ all: count(), known: count(hrisPeople.objectId) })
    .from(hrisPeople)
    .get();
  return {
    people: counted?.all ?? 0,
    inEntra: counted?.known ?? 0,
    draftId: findDraftId(db),
    uploads: listUploads(db, FILES_SHOWN),
    conflicts: listConflicts(db),
    winner: readWinner(db),
    offices: listOffices(db),
    workspaceZone: readWorkspace(db).timeZone,
    publicUrl: env().publicUrl,
  };
}

/** How the cards of Settings → Integrations stand. */
export async function loadHrisCards(): Promise<{ csv: number; api: number }> {
  const { db } = await pageContext();
  const rows = db
    .select({ source: hrisPeople.source, n: count() })
    .from(hrisPeople)
    .groupBy(hrisPeople.source)
    .all();
  const of = (source: "csv" | "api") => rows.find((row) => row.source === source)?.n ?? 0;
  return { csv: of("csv"), api: of("api") };
}

/** One draft with its columns and its dry run; for admins only. */
export async function loadUpload(uploadId: string): Promise<{ upload: UploadView; run: DryRun }> {
  const { db, actor } = await pageContext();
  if (actor.role !== "admin") notFound();
  try {
    const draft = findDraft(db, uploadId);
    const { content: _bytes, ...upload } = draft;
    return { upload: viewOf(upload), run: await dryRun(db, draft) };
  } catch (error) {
    if (error instanceof DeskError) notFound();
    throw error;
  }
}
