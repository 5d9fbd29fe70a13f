import "server-only";
import { eq } from "drizzle-orm";
import { people, workflows } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import type { RunsQuery } from "./schema.ts";
import type { RunFilters } from "./types.ts";
import { listRunSources } from "./workflows-data.ts";

/** What a list of runs is narrowed to, with the names of it, and the workflows that have runs. */
export function readRunFilters({ db }: Pick<Context, "db">, query: RunsQuery): RunFilters {
  const { q, workflow, state, person } = query;
  const isIt = eq(workflows.id, workflow ?? "");
  const found = db.select().from(workflows).where(isIt).get();
  const names = listRunSources({ db });
  return {
    q: q?.trim() ?? "",
    workflow:
      found === undefined
        ? (names.find(({ id }) => id === workflow) ?? null)
        : { id: found.id, name: found.name, isPlaybook: false },
    state: state ?? null,
    person: person === undefined ? null : { objectId: person, displayName: nameOf(db, person) },
    workflows: names,
  };
}

function nameOf(db: Context["db"], objectId: string): string {
  const row = db.select({ name: people.displayName }).from(people).where(eq(people.objectId, objectId)).get();
  return row?.name ?? "Somebody who is gone";
}
