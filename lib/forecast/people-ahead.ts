import "server-only";
import { and, eq, gte, isNull, lte } from "drizzle-orm";
import { hrisPeople, people } from "#db/schema/index.ts";
import { readPrivileges } from "#lib/entra/actions/facts-data.ts";
import { findProtection } from "#lib/entra/protection/data.ts";
import { readDates, type DueDate } from "#lib/hris/dates-data.ts";
import { zoneOf } from "#lib/hris/offices/zone-data.ts";
import type { DateKind } from "#lib/hris/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { addDays, dayIn } from "#lib/platform/day-start.ts";
import type { DatedPerson } from "#lib/workflows/date-outlook.ts";
import { bundleGaps } from "./bundle-gaps.ts";
import { AHEAD_DAYS, LATE_DAYS } from "./constants.ts";
import { lateGap, notInEntraGap, personGaps } from "./person-gaps.ts";
import { plannedWorkflows } from "./planned-workflows.ts";
import type { ForecastPerson } from "./types.ts";

/**
 * Everybody who starts or leaves in the next 30 days, and those of the last 30 whose date was over when it
 * came in. `today` is the workspace's day.
 */
export function peopleAhead(
  ctx: Pick<Context, "db" | "clock">,
  kind: DateKind,
  today: string,
): ForecastPerson[] {
  const { db } = ctx;
  const range = { kind, from: addDays(today, -LATE_DAYS), to: addDays(today, AHEAD_DAYS) };
  const gapsOf = bundleGaps(db);
  const plannedFor = plannedWorkflows(ctx, kind);
  // Whoever is deleted neither starts nor leaves any more.
  const known = readDates(db, range).flatMap((due) =>
    due.status === "Deleted" ? [] : [describe(ctx, due, gapsOf)],
  );
  const unknown = kind === "start" ? notInEntra(ctx, range, gapsOf) : [];
  return (
    [...known, ...unknown]
      // Somebody who should be here already and has no account stays until they have one.
      .filter(({ date, isLate, objectId }) => isLate || objectId === null || date >= today)
      .map(({ standing, ...row }) => ({ ...row, planned: plannedFor({ ...row, ...standing, kind }) }))
      .toSorted((a, b) => a.date.localeCompare(b.date) || a.name.localeCompare(b.name))
  );
}

type GapsOf = ReturnType<typeof bundleGaps>;
type Described = Omit<ForecastPerson, "planned"> & { standing: Pick<DatedPerson, "inScope" | "status"> };

function describe({ db }: Pick<Context, "db">, due: DueDate, gapsOf: GapsOf): Described {
  const { objectId, kind, date, changedAt, displayName, officeLocation, source } = due;
  const zone = zoneOf({ db }, due);
  const more = db
    .select({
      id: people.id,
      managerId: people.managerId,
      ours: hrisPeople.department,
      boss: hrisPeople.managerEmail,
    })
    .from(people)
    .leftJoin(hrisPeople, eq(hrisPeople.objectId, people.objectId))
    .where(eq(people.objectId, objectId))
    .get();
  const department = more?.ours ?? due.department;
  const isLate = changedAt > 0 && date < dayIn(changedAt, zone.timeZone);
  const standing = {
    objectId,
    displayName,
    hasManager: (more?.managerId ?? more?.boss ?? null) !== null,
    officeLocation,
    status: due.status,
    inScope: due.inScope,
    privileges: more === undefined ? [] : readPrivileges(db, more.id),
    isProtected: findProtection(db, objectId) !== null,
  };
  return {
    key: `${kind} ${objectId}`,
    objectId,
    name: displayName,
    department,
    date,
    timeZone: zone.timeZone,
    isOfficeZone: zone.isOffice,
    source,
    isLate,
    standing: { inScope: due.inScope, status: due.status },
    gaps: [
      ...(isLate ? [lateGap(kind)] : []),
      ...personGaps(standing, zone),
      ...(kind === "start" ? gapsOf(department) : []),
    ],
  };
}

/** Starters whom HR named and Entra doesn't have: their day counts as soon as their account is there. */
function notInEntra(
  { db }: Pick<Context, "db">,
  { from, to }: { from: string; to: string },
  gapsOf: GapsOf,
): Described[] {
  const { startDate, objectId } = hrisPeople;
  const { timeZone } = zoneOf({ db }, { officeLocation: null });
  return db
    .select()
    .from(hrisPeople)
    .where(and(isNull(objectId), gte(startDate, from), lte(startDate, to)))
    .all()
    .flatMap(({ personKey, department, startDate: date, changedAt }) => {
      if (date === null) return [];
      const isLate = date < dayIn(changedAt, timeZone);
      return [
        {
          key: `start ${personKey}`,
          objectId: null,
          name: personKey,
          department,
          date,
          timeZone,
          isOfficeZone: false,
          source: "hris" as const,
          isLate,
          // As they will be, once they are there.
          standing: { inScope: true, status: "Active" as const },
          gaps: [...(isLate ? [lateGap("start")] : []), notInEntraGap, ...gapsOf(department)],
        },
      ];
    });
}
