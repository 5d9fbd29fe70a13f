import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { desc, eq, getTableColumns, ne } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { hrisUploads } from "#db/schema/index.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { entriesOf } from "./hris-mapping.ts";
import { NO_COLUMNS } from "./constants.ts";
import { planInSlices } from "./hris-plan.ts";
import { readTable, type HrisTable } from "./hris-table.ts";
import type { HrisUpload, PlanFacts, PlannedEntry, UploadView } from "./types.ts";

/** A draft with its bytes. Throws `DeskError` when it is gone, applied or put away. */
export function findDraft(db: Database, uploadId: string): HrisUpload & { content: Buffer } {
  const row = db.select().from(hrisUploads).where(eq(hrisUploads.id, uploadId)).get();
  if (row === undefined) throw new DeskError("not-found", "There is no such file any more.");
  const { content } = row;
  if (row.state !== "Draft" || content === null)
    throw new DeskError("conflict", "This file was applied or put away already. Upload it again.");
  return { ...row, content };
}

/** The rows of a draft, read without holding up others. */
export function readDraft(draft: { content: Buffer }): Promise<HrisTable> {
  return readTable(draft.content);
}

/** What would become of every row of a draft by `facts`; others have their turn in between. */
export async function planDraft(
  draft: Pick<HrisUpload, "mapping" | "dateOrder">,
  table: HrisTable,
  facts: PlanFacts,
): Promise<PlannedEntry[]> {
  // The stored mapping was parsed when it was chosen.
  const mapping = { ...NO_COLUMNS, ...draft.mapping };
  if (mapping.person === null)
    throw new DeskError("invalid-input", "Choose the column that holds the work email or the object ID.");
  const planning = planInSlices(entriesOf(table, mapping), draft.dateOrder, facts);
  for (;;) {
    const { done, value } = planning.next();
    if (done === true) return value;
    await breathe();
  }
}

/** The last files and what became of them, without their bytes. */
export function listUploads(db: Database, most: number): UploadView[] {
  const { content: _bytes, ...columns } = getTableColumns(hrisUploads);
  return db
    .select(columns)
    .from(hrisUploads)
    .where(ne(hrisUploads.state, "Draft"))
    .orderBy(desc(hrisUploads.createdAt))
    .limit(most)
    .all()
    .map(viewOf);
}

/** A file without its bytes. */
export function viewOf({ mapping, ...upload }: Omit<HrisUpload, "content">): UploadView {
  return { ...upload, mapping: { ...NO_COLUMNS, ...mapping } };
}

/** The id of the draft that waits; null when there is none. */
export function findDraftId(db: Database): string | null {
  const isDraft = eq(hrisUploads.state, "Draft");
  return db.select({ id: hrisUploads.id }).from(hrisUploads).where(isDraft).get()?.id ?? null;
}
