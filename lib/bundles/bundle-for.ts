import "server-only";
import type { Database } from "#db/client.ts";
import { fold } from "#lib/platform/fold.ts";
import { BASELINE_KEY } from "./constants.ts";
import { findBundle } from "./data.ts";
import { resolveApps, resolveGroups } from "./resolve-items.ts";
import type { PersonBundle } from "./types.ts";

/**
 * What a person is given: the baseline for everybody and their department's bundle, resolved against the
 * mirror. The department is matched without case, accents and spare spaces. Each app's `objectId` and
 * `access` are the input of "Assign application to user". Reads only.
 */
export function bundleFor({ db }: { db: Database }, person: { department: string | null }): PersonBundle {
  const key = fold(person.department ?? "");
  const baseline = findBundle(db, BASELINE_KEY);
  const own = key === BASELINE_KEY ? undefined : findBundle(db, key);
  const everybodys = resolveGroups(db, baseline?.groups ?? []);
  const departments = resolveGroups(db, without(own?.groups ?? [], baseline?.groups ?? []));
  const ownApps = own?.apps ?? [];
  const apps = resolveApps(db, [...ownApps, ...without(baseline?.apps ?? [], ownApps)]);
  return {
    department: own?.department ?? null,
    baselineGroups: everybodys.found,
    groups: departments.found,
    apps: apps.found,
    missing: [...everybodys.missing, ...departments.missing, ...apps.missing],
    isEmpty: departments.found.length === 0 && apps.found.length === 0,
  };
}

function without<Item extends { objectId: string }>(
  items: readonly Item[],
  others: readonly { objectId: string }[],
): Item[] {
  const known = new Set(others.map(({ objectId }) => objectId));
  return items.filter(({ objectId }) => !known.has(objectId));
}
