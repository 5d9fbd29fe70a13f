import * as paths from "#lib/entra/graph/paths.ts";
import type { Parent } from "../chains.ts";
import { readBatches } from "../read-batches.ts";
import { assertWithinLimits } from "../apply/limits.ts";
import { odataText } from "#lib/entra/graph/paths.ts";
import type { StepContext, SyncStep } from "../step.ts";
import { stepStatus } from "../step-rows.ts";

/** An `in` filter takes at most so many values. */
const IDS_PER_FILTER = 15;

const KINDS = [
  { table: "people", staged: "staged_people", step: "users", list: paths.users, writer: "people" },
  { table: "groups", staged: "staged_groups", step: "groups", list: paths.groups, writer: "groups" },
  { table: "apps", staged: "staged_apps", step: "apps", list: paths.servicePrincipals, writer: "apps" },
  {
    table: "administrative_units",
    staged: "staged_units",
    step: "units",
    list: paths.administrativeUnits,
    writer: "units",
  },
] as const;

/**
 * Absence deletes nothing by itself: what the mirror has and the lists did not name is asked for by
 * id, and only what Microsoft then does not know is taken for gone.
 */
export const missing: SyncStep = {
  key: "missing",
  title: "What is no longer listed",
  in: "list",
  dependsOn: ["userChanges", "groupChanges", "appChanges", "unitChanges", "deletedUsers"],
  anyOf: ["User.Read.All", "Directory.Read.All"],
  async run(step) {
    assertWithinLimits(step.db, {
      isComplete: true,
      hasListed: (key) => stepStatus(step.db, step.runId, key) === "Completed",
    });
    for (const kind of KINDS) {
      if (stepStatus(step.db, step.runId, kind.step) === "Completed") await confirmMissing(step, kind);
    }
  },
};

async function confirmMissing(step: StepContext, kind: (typeof KINDS)[number]): Promise<void> {
  const absent = step.db.$client
    .prepare<[], Parent>(
      `SELECT m.id, m.object_id AS objectId FROM ${kind.table} m
       WHERE NOT EXISTS (SELECT 1 FROM ${kind.staged} s WHERE s.object_id = m.object_id) ORDER BY m.id`,
    )
    .all();
  const groups: (Parent & { ids: string[] })[] = [];
  for (let at = 0; at < absent.length; at += IDS_PER_FILTER) {
    const some = absent.slice(at, at + IDS_PER_FILTER);
    const ids = some.map(({ objectId }) => objectId);
    groups.push({ id: some[0]?.id ?? 0, objectId: ids.join(","), ids });
  }
  // Confirmed rows leave the list of absent ones, so a restart simply asks for the rest.
  await readBatches(
    { ...step, cursor: null, commit: (_cursor, write) => step.commit(null, write) },
    {
      parents: groups,
      path: ({ objectId: ids }) =>
        kind.list({ select: "id", filter: `id in (${ids.split(",").map(odataText).join(",")})`, top: 999 }),
      stage(asked, page) {
        const there = new Set(page.value.map(({ id }) => String(id).toLowerCase()));
        const writer = step.staging[kind.writer];
        for (const objectId of asked.objectId.split(",")) {
          if (there.has(objectId)) writer.keep(objectId);
          else writer.remove(objectId);
        }
        return page.value.length;
      },
      unread: () => undefined,
    },
  );
}
