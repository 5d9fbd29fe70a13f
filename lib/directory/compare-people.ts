import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findGroupFacts } from "./group-facts-data.ts";
import { groupManageability } from "./group-manageability.ts";
import { grantedPermissions } from "./granted-permissions.ts";
import { personAccess } from "./person-access.ts";
import type { HeldApp, HeldGroup, PersonRef } from "./types.ts";

/** One group or app that two people have or not. */
export type ComparedRow = {
  objectId: string;
  displayName: string;
  /** Said beside the name: the kind of a group, how somebody comes to an app. */
  detail: string;
  /** Why it can't be given or taken from here; null when it can be tried. */
  whyNot: string | null;
};

/** What only the other one has, what both have, what only the person has. */
export type Compared = { onlyThem: ComparedRow[]; both: ComparedRow[]; onlyMe: ComparedRow[] };

export type PeopleComparison = {
  person: PersonRef;
  other: PersonRef;
  groups: Compared;
  apps: Compared;
};

/**
 * The access of a person beside that of another one. Agents and admins only.
 * @throws DeskError not-found when one of them is not in the directory or both are the same.
 */
export function comparePeople(
  ctx: Pick<Context, "db" | "actor">,
  objectId: string,
  otherObjectId: string,
): PeopleComparison {
  requireRole(ctx, "agent", "admin");
  const person = findPerson(ctx, objectId);
  const other = findPerson(ctx, otherObjectId);
  if (person.objectId === other.objectId)
    throw new DeskError("not-found", "Choose another person to compare with.");
  const [mine, theirs] = [personAccess(ctx.db, objectId), personAccess(ctx.db, otherObjectId)];
  const toGroup = groupRow(ctx);
  return {
    person,
    other,
    groups: compared(mine.groups.map(toGroup), theirs.groups.map(toGroup)),
    apps: compared(appRows(mine.apps), appRows(theirs.apps)),
  };
}

function findPerson({ db }: Pick<Context, "db">, objectId: string): PersonRef {
  const row = db
    .select({ objectId: people.objectId, displayName: people.displayName })
    .from(people)
    .where(eq(people.objectId, objectId))
    .get();
  if (row === undefined) throw new DeskError("not-found", "There is no such person in the directory.");
  return row;
}

function compared(mine: readonly ComparedRow[], theirs: readonly ComparedRow[]): Compared {
  const has = (rows: readonly ComparedRow[]) => new Set(rows.map(({ objectId }) => objectId));
  const [my, their] = [has(mine), has(theirs)];
  return {
    onlyThem: theirs.filter(({ objectId }) => !my.has(objectId)),
    both: mine.filter(({ objectId }) => their.has(objectId)),
    onlyMe: mine.filter(({ objectId }) => !their.has(objectId)),
  };
}

function groupRow({ db }: Pick<Context, "db">) {
  const granted = grantedPermissions(db);
  return (group: HeldGroup): ComparedRow => {
    const facts = findGroupFacts(db, group.objectId);
    const answer = facts === undefined ? null : groupManageability(facts, granted);
    return {
      objectId: group.objectId,
      displayName: group.displayName,
      detail: group.isDynamic ? `${group.kind}, dynamic` : group.kind,
      whyNot: answer === null || answer.isManageable ? null : answer.reason,
    };
  };
}

/** One row per app, with every way somebody comes to it. */
function appRows(held: readonly HeldApp[]): ComparedRow[] {
  const ways = Map.groupBy(held, ({ objectId }) => objectId);
  return [...ways.values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            objectId: first.objectId,
            displayName: first.displayName,
            detail: [first, ...rest].map(({ via }) => via?.displayName ?? "Direct").join(", "),
            whyNot: first.isEnabled ? null : "It's disabled in Entra.",
          },
        ],
  );
}
