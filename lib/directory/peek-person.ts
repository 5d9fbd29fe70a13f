import type { Context } from "#lib/platform/context.ts";
import type { CountedDates } from "./counted-dates.ts";
import { loadPerson, type WorkFacts } from "./load-person.ts";
import type { PersonRef, PersonStatus } from "./types.ts";

const SHOWN = 6;

/** One person in short: what the list's peek shows. */
export type PersonPeek = {
  facts: WorkFacts;
  manager: PersonRef | null;
  reportCount: number;
  readAt: number | null;
  /** Null for employees: they see work facts only. */
  desk: {
    status: PersonStatus;
    isGuest: boolean;
    isInScope: boolean;
    isPrivileged: boolean;
    dates: CountedDates;
    groupCount: number;
    groups: string[];
    appCount: number;
    apps: string[];
    openRequests: { number: number; title: string }[];
  } | null;
};

/** A person's facts for a look beside the list. Throws `DeskError` for whom the reader may not find. */
export function peekPerson(ctx: Pick<Context, "db" | "actor">, objectId: string): PersonPeek {
  const { facts, org, freshness, desk } = loadPerson(ctx, objectId);
  const manager = org.managers.at(-1) ?? null;
  return {
    facts,
    manager: manager === null ? null : { objectId: manager.objectId, displayName: manager.displayName },
    reportCount: org.reportCount,
    readAt: freshness.readAt,
    desk: desk === null ? null : deskPeek(desk),
  };
}

function deskPeek(desk: NonNullable<ReturnType<typeof loadPerson>["desk"]>): PersonPeek["desk"] {
  const apps = [...new Map(desk.access.apps.map((app) => [app.objectId, app.displayName])).values()];
  const groups = desk.access.groups.map(({ displayName }) => displayName);
  return {
    status: desk.facts.status,
    isGuest: desk.facts.isGuest,
    isInScope: desk.facts.inScope,
    isPrivileged: desk.access.isPrivileged,
    dates: desk.dates,
    groupCount: groups.length,
    groups: groups.slice(0, SHOWN),
    appCount: apps.length,
    apps: apps.slice(0, SHOWN),
    openRequests: desk.history.requests
      .filter(({ status }) => status !== "Resolved")
      .map(({ number, title }) => ({ number, title })),
  };
}
