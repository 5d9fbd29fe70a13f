import "server-only";
import { plainPeopleQuery } from "#lib/directory/people-query.ts";
import { searchApps } from "#lib/directory/search-apps.ts";
import { searchGroups } from "#lib/directory/search-groups.ts";
import { searchPeople } from "#lib/directory/search-people.ts";
import { listActions } from "#lib/entra/actions/registry.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { searchRequests } from "#lib/requests/inbox-data.ts";
import { findPlaces } from "./palette-places.ts";
import type { PaletteGroup, PaletteItem } from "./palette-types.ts";
import { actionAbout, readCommand } from "./palette-words.ts";

const ROWS = 4;
/** People that a command offers its action for. */
const ABOUT = 3;

/** What the palette finds for what is typed, best kinds first. Agents and admins only. */
export function searchPalette(ctx: MemberContext, q: string): { groups: PaletteGroup[] } {
  requireRole(ctx, "admin", "agent");
  const places = findPlaces(q, ctx.actor.role === "admin");
  if (q === "") return { groups: [{ title: "Places", items: places }] };
  const all: PaletteGroup[] = [
    { title: "Actions", items: actionsFor(ctx, q) },
    { title: "People", items: peopleNamed(ctx, q) },
    { title: "Requests", items: requestsFor(ctx, q) },
    { title: "Groups", items: groupsFor(ctx, q) },
    { title: "Apps", items: appsFor(ctx, q) },
    { title: "Places", items: places.slice(0, ROWS) },
  ];
  return { groups: all.filter(({ items }) => items.length > 0) };
}

function actionsFor(ctx: MemberContext, q: string): PaletteItem[] {
  const commands = readCommand(q, listActions()).filter(({ rest }) => rest !== "");
  return commands
    .flatMap(({ action, rest }) =>
      peopleFor(ctx, rest, ABOUT).map((person): PaletteItem => ({
        id: `${action.key}-${person.id}`,
        kind: "action",
        label: `${actionAbout(action.title, person.label)}…`,
        detail: person.detail,
        // Opens the form of the side panel for that person; nothing has happened until it is confirmed.
        href: `${person.href}?${new URLSearchParams({ act: action.key, for: person.objectId ?? "" })}`,
        objectId: person.objectId ?? "",
      })),
    )
    .slice(0, ROWS * 2);
}

/** People found by the text, or by what follows a verb in it. */
function peopleNamed(ctx: MemberContext, q: string): PaletteItem[] {
  const found = peopleFor(ctx, q, ROWS);
  const rest = readCommand(q, listActions()).find((command) => command.rest !== "")?.rest;
  return found.length > 0 || rest === undefined ? found : peopleFor(ctx, rest, ROWS);
}

function peopleFor(ctx: MemberContext, q: string, rows: number): PaletteItem[] {
  return searchPeople(ctx, { ...plainPeopleQuery(), q }, rows).rows.map((row) => ({
    id: `person-${row.objectId}`,
    kind: "person",
    label: row.displayName,
    detail: row.jobTitle ?? row.department ?? "",
    href: `/people/${row.objectId}`,
    objectId: row.objectId,
  }));
}

function requestsFor(ctx: MemberContext, q: string): PaletteItem[] {
  return searchRequests(ctx, q, ROWS).map((row) => ({
    id: `request-${row.id}`,
    kind: "request",
    label: `REQ-${row.number} ${row.title}`,
    detail: row.status,
    href: `/requests/${row.number}`,
  }));
}

function groupsFor({ db }: MemberContext, q: string): PaletteItem[] {
  const page = searchGroups(db, { q, kind: null, cursor: null }, { pageSize: ROWS, isInScopeOnly: true });
  return page.rows.map((row) => ({
    id: `group-${row.objectId}`,
    kind: "group",
    label: row.displayName,
    detail: row.kind,
    href: `/groups/${row.objectId}`,
  }));
}

function appsFor({ db }: MemberContext, q: string): PaletteItem[] {
  return searchApps(db, { q, cursor: null }, { pageSize: ROWS }).rows.map((row) => ({
    id: `app-${row.objectId}`,
    kind: "app",
    label: row.displayName,
    detail: row.isEnabled ? "" : "Disabled",
    href: `/apps/${row.objectId}`,
  }));
}
