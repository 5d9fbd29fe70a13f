import * as paths from "#lib/entra/graph/paths.ts";
import { mapApp } from "../map/map-app.ts";
import { APP_SELECT } from "../map/selects.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import type { SyncStep } from "../step.ts";

/** All service principals with their roles. */
export const apps: SyncStep = {
  key: "apps",
  title: "Enterprise applications",
  in: "list",
  dependsOn: ["watermarks"],
  anyOf: ["Application.Read.All", "Directory.Read.All"],
  run: (step) =>
    readList(step, paths.servicePrincipals({ select: APP_SELECT, top: 999 }), (page) =>
      stageItems(step, page.value, {
        map: (item) => mapApp(item, "list"),
        put: step.staging.apps.put,
        keep: step.staging.apps.keep,
      }),
    ),
};
