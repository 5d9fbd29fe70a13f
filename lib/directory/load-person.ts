import { eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { administrativeUnits, people, unitMembers } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { countedDates, type CountedDates } from "./counted-dates.ts";
import { findFreshness, type Freshness } from "./freshness.ts";
import { personAccess } from "./person-access.ts";
import { personHistory, type PersonHistory } from "./person-history.ts";
import { personOrg, type PersonOrg } from "./person-org.ts";
import { seesDeskFacts } from "./search-people.ts";
import type { PersonAccess } from "./types.ts";

type PersonColumns = typeof people.$inferSelect;

/** What everybody may know about a colleague. */
export type WorkFacts = Pick<
  PersonColumns,
  "objectId" | "displayName" | "workEmail" | "jobTitle" | "department" | "officeLocation"
>;

/** Every other synced field, for agents and admins. */
export type DeskFacts = Omit<PersonColumns, keyof WorkFacts | "id" | "managerId" | "sortKey" | "searchText">;

export type PersonPage = {
  facts: WorkFacts;
  org: PersonOrg;
  freshness: Freshness;
  /** Null for employees: they see work facts only. */
  desk: {
    facts: DeskFacts;
    dates: CountedDates;
    access: PersonAccess;
    units: { objectId: string; displayName: string; isManagementRestricted: boolean }[];
    history: PersonHistory;
  } | null;
};

/**
 * One person with all that the asking member may see. Employees find people in scope only.
 * @throws DeskError not-found for anybody else.
 */
export function loadPerson(ctx: Pick<Context, "db" | "actor">, objectId: string): PersonPage {
  const { db } = ctx;
  const isDesk = seesDeskFacts(ctx.actor);
  const row = db.select().from(people).where(eq(people.objectId, objectId)).get();
  if (row === undefined || (!isDesk && !row.inScope)) {
    throw new DeskError("not-found", "There is no such person in the directory.");
  }
  const { id, managerId: _manager, sortKey: _sortKey, searchText: _searchText, ...synced } = row;
  const { displayName, workEmail, jobTitle, department, officeLocation, ...facts } = synced;
  const { objectId: _objectId, ...deskFacts } = facts;
  return {
    facts: { objectId, displayName, workEmail, jobTitle, department, officeLocation },
    org: personOrg(db, id, !isDesk),
    freshness: findFreshness(db, "people"),
    desk: isDesk
      ? {
          facts: deskFacts,
          dates: countedDates(db, row),
          access: personAccess(db, objectId),
          units: unitsOf(db, id),
          history: personHistory(db, objectId),
        }
      : null,
  };
}

function unitsOf(db: Database, personId: number) {
  const mine = db
    .select({ id: unitMembers.unitId })
    .from(unitMembers)
    .where(eq(unitMembers.memberId, personId));
  return db
    .select({
      objectId: administrativeUnits.objectId,
      displayName: administrativeUnits.displayName,
      isManagementRestricted: administrativeUnits.isManagementRestricted,
    })
    .from(administrativeUnits)
    .where(inArray(administrativeUnits.id, mine))
    .orderBy(administrativeUnits.displayName)
    .all();
}
