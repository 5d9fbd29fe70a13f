import * as paths from "#lib/entra/graph/paths.ts";
import { BadObjectError, type GraphItem } from "../map/fields.ts";
import { mapAssignment } from "../map/map-assignment.ts";
import type { Parent } from "../chains.ts";
import { readBatches } from "../read-batches.ts";
import { LINK } from "../stage/links.ts";
import type { StepContext, SyncStep } from "../step.ts";

/**
 * Who is assigned to which app. Microsoft reports no changes of these, so every cycle reads them, per
 * app and in batches. Managed identities have no users.
 */
export const assignments: SyncStep = {
  key: "assignments",
  title: "App assignments",
  in: "both",
  dependsOn: ["apps", "appChanges"],
  anyOf: ["Application.Read.All", "Directory.Read.All"],
  run: (step) =>
    readBatches(step, {
      parents: assignableApps(step),
      path: ({ objectId }) => paths.appAssignments(objectId, { top: 999 }),
      stage: (parent, page) => {
        for (const item of page.value) stageAssignment(step, parent, item);
        return page.value.length;
      },
      unread: (parent) => step.staging.markUnread(LINK.assignment, parent.id),
    }),
};

function stageAssignment(step: StepContext, app: Parent, item: GraphItem): void {
  try {
    const row = mapAssignment(item);
    if (row !== null) step.staging.putAssignment(app.id, row);
  } catch (error) {
    if (!(error instanceof BadObjectError)) throw error;
    step.countBad();
    step.staging.markUnread(LINK.assignment, app.id);
  }
}

/** Apps as they will be after this cycle: the mirror's, unless this cycle says otherwise. */
function assignableApps(step: StepContext): Parent[] {
  return step.db.$client
    .prepare<[], Parent>(
      `SELECT o.id, o.object_id AS objectId FROM objects o
       LEFT JOIN staged_apps s ON s.object_id = o.object_id LEFT JOIN apps a ON a.id = o.id
       WHERE o.kind = 'app' AND coalesce(s.is_removed, 0) = 0
         AND coalesce(s.service_principal_type, a.service_principal_type, 'ManagedIdentity') <> 'ManagedIdentity'
       ORDER BY o.id`,
    )
    .all();
}
