import * as paths from "#lib/entra/graph/paths.ts";
import { mapUnit } from "../map/map-unit.ts";
import { UNIT_SELECT } from "../map/selects.ts";
import { readList } from "../read-list.ts";
import { stageItems } from "../stage-items.ts";
import type { SyncStep } from "../step.ts";

export const units: SyncStep = {
  key: "units",
  title: "Administrative units",
  in: "list",
  dependsOn: ["watermarks"],
  anyOf: ["AdministrativeUnit.Read.All", "Directory.Read.All"],
  run: (step) =>
    readList(step, paths.administrativeUnits({ select: UNIT_SELECT, top: 999 }), (page) =>
      stageItems(step, page.value, {
        map: (item) => mapUnit(item, "list"),
        put: step.staging.units.put,
        keep: step.staging.units.keep,
      }),
    ),
};
