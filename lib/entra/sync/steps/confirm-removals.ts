import * as paths from "#lib/entra/graph/paths.ts";
import { isOverEarly } from "../apply/holds.ts";
import { KINDS } from "../apply/kinds.ts";
import { readBatches } from "../read-batches.ts";
import { LINKS_AGAIN } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";
import { stepStatus } from "../step-rows.ts";
import { readSyncSettings } from "../sync-settings.ts";
import { readLinksAgain } from "./link-steps.ts";

/** An `in` filter takes at most so many values. */
const IDS_PER_FILTER = 15;

const LISTED = [
  { kind: "people", table: "people", list: paths.users },
  { kind: "groups", table: "groups", list: paths.groups },
  { kind: "apps", table: "apps", list: paths.servicePrincipals },
  { kind: "units", table: "administrative_units", list: paths.administrativeUnits },
] as const;
type Listed = (typeof LISTED)[number];

/**
 * Nothing is taken for gone unasked. What the lists did not name, what delta called removed, and what
 * was doubted before is asked for by id; only what Microsoft then does not know goes. What it still lists
 * although delta called it removed is left as it is, and asked for again in the next cycles.
 */
export const confirmRemovals: SyncStep = {
  key: "confirmRemovals",
  title: "Confirming what is gone",
  in: "both",
  dependsOn: ["userChanges", "groupChanges", "appChanges", "unitChanges", "deletedUsers"],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    const { limits } = readSyncSettings(step.db);
    const isComplete = step.kind !== "delta";
    for (const listed of LISTED) {
      const spec = KINDS[listed.kind];
      const needed = [
        ...(isComplete ? spec.lists : []),
        ...spec.changes,
        ...(listed.kind === "people" && isComplete ? ["deletedUsers"] : []),
      ];
      if (!needed.every((key) => stepStatus(step.db, step.runId, key) === "Completed")) continue;
      // So many that somebody will be asked first: then each is confirmed once they are released.
      if (step.kind !== "import" && isOverEarly({ db: step.db, isComplete, limits }, listed.kind)) continue;
      await confirm(step, listed);
    }
    await readLinksAgain(step);
  },
};

type Doubtful = { id: number; objectId: string };

function readDoubtful(step: StepContext, { kind, table }: Listed): Doubtful[] {
  const { staged } = KINDS[kind];
  const client = step.db.$client;
  // Constants of this file, never anything that was typed.
  const isCalledGone =
    kind === "people"
      ? "s.is_removed = 1 OR (s.deleted_at IS NOT NULL AND s.display_name IS NULL)"
      : "s.is_removed = 1";
  const doubted =
    step.kind === "delta"
      ? `sync_doubts d CROSS JOIN ${table} m ON m.object_id = d.object_id AND d.kind = '${kind}'`
      : `${table} m`;
  return client
    .prepare<[], Doubtful>(
      `SELECT m.id, m.object_id AS objectId FROM ${staged} s CROSS JOIN ${table} m ON m.object_id = s.object_id
       WHERE ${isCalledGone}
       UNION SELECT m.id, m.object_id FROM ${doubted} WHERE NOT EXISTS
         (SELECT 1 FROM ${staged} s WHERE s.object_id = m.object_id) ORDER BY 1`,
    )
    .all();
}

async function confirm(step: StepContext, listed: Listed): Promise<void> {
  const { kind, list } = listed;
  const { staged } = KINDS[kind];
  const client = step.db.$client;
  const asked = readDoubtful(step, listed);
  const revive = client.prepare(
    `UPDATE ${staged} SET is_removed = 0${kind === "people" ? ", deleted_at = NULL" : ""} WHERE object_id = ?`,
  );
  const doubt = client.prepare(
    "INSERT INTO sync_doubts (object_id, kind, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const writer = step.staging[kind];
  const parents = [];
  for (let at = 0; at < asked.length; at += IDS_PER_FILTER) {
    const some = asked.slice(at, at + IDS_PER_FILTER);
    parents.push({ id: some[0]?.id ?? 0, objectId: "", some });
  }
  // Confirmed rows are asked for once more after a restart: harmless, and simpler than a cursor of its own.
  await readBatches(
    { ...step, cursor: null, commit: (_cursor, write) => step.commit(null, write) },
    {
      parents,
      path: ({ some }) =>
        list({
          select: "id",
          filter: `id in (${some.map(({ objectId }) => paths.odataText(objectId)).join(",")})`,
          top: 999,
        }),
      stage({ some }, page) {
        const there = new Set(page.value.map(({ id }) => String(id).toLowerCase()));
        for (const { objectId } of some) {
          if (!there.has(objectId)) {
            if (!isSoftDeleted(step, kind, objectId)) writer.remove(objectId);
            continue;
          }
          const wasCalledRemoved = revive.run(objectId).changes > 0;
          if (wasCalledRemoved) doubt.run(objectId, kind, step.clock.now());
          else if (step.kind === "delta") continue;
          else writer.keep(objectId);
          markLinksAgain(step, kind, objectId);
        }
        return page.value.length;
      },
      unread: () => undefined,
    },
  );
}

/** Back by now, maybe: what happened to its links before it went, the changes say no more. */
function markLinksAgain(step: StepContext, kind: Listed["kind"], objectId: string): void {
  if (kind === "people" || kind === "apps") return;
  const parentId = step.staging.objectRowId(objectId, kind === "groups" ? "group" : "unit");
  step.staging.mark(LINKS_AGAIN, parentId);
}

/** In the recycle bin as far as delta said: they stay known, as Deleted. */
function isSoftDeleted(step: StepContext, kind: Listed["kind"], objectId: string): boolean {
  if (kind !== "people") return false;
  const row = step.db.$client
    .prepare("SELECT 1 FROM staged_people WHERE object_id = ? AND is_removed = 0 AND deleted_at IS NOT NULL")
    .get(objectId);
  return row !== undefined;
}
