import "server-only";
import { and, asc, eq, gte, isNotNull, lte } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { people, personDates } from "#db/schema/index.ts";
import type { DateKind, PersonDate } from "./types.ts";

/** A date that counts, with the person it is about. */
export type DueDate = Omit<PersonDate, "date"> & {
  /** A calendar day, YYYY-MM-DD, in the zone of the person's office. */
  date: string;
  displayName: string;
  department: string | null;
  officeLocation: string | null;
  status: "Active" | "Blocked" | "Deleted";
  inScope: boolean;
};

/** The start or end dates from one day to another, both included, by day. Nothing is brought up to date. */
export function readDates(db: Database, range: { kind: DateKind; from: string; to: string }): DueDate[] {
  return db
    .select({
      objectId: personDates.objectId,
      kind: personDates.kind,
      date: personDates.date,
      source: personDates.source,
      version: personDates.version,
      changedAt: personDates.changedAt,
      displayName: people.displayName,
      department: people.department,
      officeLocation: people.officeLocation,
      status: people.status,
      inScope: people.inScope,
    })
    .from(personDates)
    .innerJoin(people, eq(people.objectId, personDates.objectId))
    .where(
      and(
        eq(personDates.kind, range.kind),
        isNotNull(personDates.date),
        gte(personDates.date, range.from),
        lte(personDates.date, range.to),
      ),
    )
    .orderBy(asc(personDates.date), asc(people.sortKey))
    .all()
    .flatMap((row) => (row.date === null ? [] : [{ ...row, date: row.date }]));
}

/** The dates of one person that count now; null where there is none, or it was taken back. */
export function datesOf(
  db: Database,
  objectId: string,
): { start: PersonDate | null; end: PersonDate | null } {
  const rows = db.select().from(personDates).where(eq(personDates.objectId, objectId)).all();
  const find = (kind: DateKind) => rows.find((row) => row.kind === kind && row.date !== null) ?? null;
  return { start: find("start"), end: find("end") };
}
