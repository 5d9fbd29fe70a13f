import "server-only";
import type { Database } from "#db/client.ts";
import { bundleFor } from "#lib/bundles/bundle-for.ts";
import type { PersonBundle } from "#lib/bundles/types.ts";
import { findGroupFacts } from "#lib/directory/group-facts-data.ts";
import { groupManageability } from "#lib/directory/group-manageability.ts";
import { groupOfInput } from "#lib/entra/actions/app-access.ts";
import { readConnection } from "#lib/entra/actions/facts-data.ts";
import { fold } from "#lib/platform/fold.ts";
import type { ForecastGap } from "./types.ts";

/** What is missing in the bundle of a department, asked once for each department. */
export function bundleGaps(db: Database): (department: string | null) => ForecastGap[] {
  const known = new Map<string, ForecastGap[]>();
  const granted = readConnection(db)?.grantedPermissions ?? [];
  return (department) => {
    const key = fold(department ?? "");
    const gaps = known.get(key) ?? findGaps(db, granted, department);
    known.set(key, gaps);
    return gaps;
  };
}

function findGaps(db: Database, granted: readonly string[], department: string | null): ForecastGap[] {
  const bundle = bundleFor({ db }, { department });
  const look = { label: "App bundles", href: "/bundles", isForAdmins: false };
  return [
    ...emptyGap(department, bundle),
    ...bundle.missing.map(({ displayName, reason }) => ({
      words: `${displayName} of the bundle can’t be given. ${reason}`,
      fix: look,
    })),
    ...targetsOf(bundle).flatMap(({ objectId, displayName }) => {
      const facts = findGroupFacts(db, objectId);
      if (facts === undefined) return [];
      const answer = groupManageability(facts, granted);
      if (answer.isManageable) return [];
      return [{ words: `${displayName} can’t be given. ${answer.reason}`, fix: look }];
    }),
  ];
}

function emptyGap(department: string | null, bundle: PersonBundle): ForecastGap[] {
  if (department === null || fold(department) === "")
    return [{ words: "No department, so no bundle of one.", fix: null }];
  if (bundle.department === null)
    return [
      {
        words: `${department} has no app bundle.`,
        fix: {
          label: "Add one",
          href: `/bundles/new?department=${encodeURIComponent(department)}`,
          isForAdmins: true,
        },
      },
    ];
  if (!bundle.isEmpty) return [];
  return [
    {
      words: `The bundle of ${bundle.department} is empty.`,
      fix: { label: "App bundles", href: "/bundles", isForAdmins: false },
    },
  ];
}

/** Every group that somebody would become a member of; for apps the group that brings it. */
function targetsOf({
  baselineGroups,
  groups,
  apps,
}: PersonBundle): { objectId: string; displayName: string }[] {
  const ways = apps.flatMap(({ displayName, access }) => {
    const objectId = groupOfInput({ access });
    return objectId === null ? [] : [{ objectId, displayName }];
  });
  return [...baselineGroups, ...groups, ...ways];
}
