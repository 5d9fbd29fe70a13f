import "server-only";
import type { Database } from "#db/client.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { MOST_LISTED } from "./constants.ts";
import { snapshotFacts } from "./facts-snapshot-data.ts";
import { countPlan } from "./hris-plan.ts";
import { planDigest } from "./plan-digest.ts";
import type { DryRun, HrisUpload, PlannedEntry } from "./types.ts";
import { planDraft, readDraft } from "./uploads-data.ts";

/** What would become of a draft now; nothing is written. Refused rows are listed first. */
export async function dryRun(db: Database, draft: HrisUpload & { content: Buffer }): Promise<DryRun> {
  const table = await readDraft(draft);
  try {
    const plan = await planDraft(draft, table, await snapshotFacts(db));
    const notable = [
      ...plan.filter(isRefused),
      ...plan.filter((entry) => !isRefused(entry) && isNotable(entry)),
    ];
    return {
      status: "ready",
      counts: countPlan(plan),
      listed: notable.slice(0, MOST_LISTED).map(({ write: _written, ...listed }) => listed),
      listedOf: notable.length,
      digest: planDigest(plan),
    };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { status: "unread", problem: error.message };
  }
}

const isRefused = ({ status }: PlannedEntry) => status === "refused";
const isNotable = ({ hints, conflicts, isInEntra }: PlannedEntry) =>
  hints.length > 0 || conflicts.length > 0 || !isInEntra;
