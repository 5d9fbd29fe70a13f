import * as paths from "#lib/entra/graph/paths.ts";
import { mapDirectoryRole } from "../map/map-unit.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import type { SyncStep } from "../step.ts";

/** Activated directory roles: who holds one is protected. Read whole in every cycle; they are few. */
export const roles: SyncStep = {
  key: "roles",
  title: "Directory roles",
  in: "both",
  dependsOn: [],
  anyOf: ["RoleManagement.Read.Directory", "Directory.Read.All"],
  run: (step) =>
    readList(step, paths.directoryRoles({ select: "id,displayName,roleTemplateId" }), (page) =>
      stageItems(step, page.value, {
        map: mapDirectoryRole,
        put: step.staging.putRole,
        keep: () => undefined,
      }),
    ),
};
