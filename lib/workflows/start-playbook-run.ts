import "server-only";
import { workflowRuns } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import type { CompiledPlaybook } from "./compiled-schema.ts";
import type { Occasion } from "./occasion.ts";

export type NewPlaybookRun = {
  proposalId: string;
  playbook: { id: string; version: number };
  compiled: CompiledPlaybook;
  requestId: string;
  /** The requester; `objectId` null: no person in Entra. */
  person: { objectId: string | null; displayName: string };
  occasion: Occasion;
  /** The member who clicked; null: the playbook acts under its own name. */
  actsAs: string | null;
};

/** Puts a playbook's run in the queue, pinned to what it was compiled to. Call it in the transaction that begins its proposal. */
export function startPlaybookRun({ db, clock }: Pick<Context, "db" | "clock">, wish: NewPlaybookRun): void {
  const { proposalId, playbook, compiled, requestId, person, occasion, actsAs } = wish;
  const now = clock.now();
  db.insert(workflowRuns)
    .values({
      id: newId(),
      workflowId: playbook.id,
      version: playbook.version,
      proposalId,
      compiled,
      actsAs,
      clickedAt: actsAs === null ? null : now,
      state: "Queued",
      onceKey: `playbook:${proposalId}`,
      personObjectId: person.objectId ?? "",
      personName: person.displayName,
      requestId,
      occasion,
      wakeAt: now,
      createdAt: now,
    })
    .run();
}
