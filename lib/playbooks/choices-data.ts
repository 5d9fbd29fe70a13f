import "server-only";
import type { Database } from "#db/client.ts";
import { peopleFacets } from "#lib/directory/people-facets.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { listServices } from "#lib/services/data.ts";
import type { PlaybookChoices } from "./types.ts";

/** What a playbook can be made of now: actions, services with their forms, departments and offices. */
export function readChoices(db: Database): PlaybookChoices {
  const { departments, offices } = peopleFacets(db);
  return {
    actions: listActions().map(({ key, title, sentence, fields, canEnd, icon, makesPassword, severity }) => ({
      key,
      title,
      sentence,
      fields,
      canEnd,
      icon,
      isNeverAutomatic: makesPassword || severity === "high",
    })),
    services: listServices(db).map(({ key, title, fields }) => ({ key, title, fields })),
    departments: departments.map(({ value }) => value),
    offices: offices.map(({ value }) => value),
  };
}
