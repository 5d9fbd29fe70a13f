import { z } from "zod";
import { repeatedParams } from "#lib/platform/repeated-params.ts";
import type { PeopleQuery } from "./types.ts";

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]).map((item) => item.trim()))
  .transform((items) => [...new Set(items.filter((item) => item !== ""))].slice(0, 20))
  .catch([])
  .default([]);

/** A parameter given twice means its first value. */
const first = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);

const reference = first(z.guid().toLowerCase().nullable().catch(null).default(null));

/**
 * The People address as a query. Lenient on purpose: an address someone edited or kept for a year
 * shows a list, not an error; unknown values fall back to "no filter".
 */
export const peopleQuerySchema = z
  .object({
    q: first(z.string().max(200).catch("").default("")),
    status: first(z.enum(["Active", "Blocked", "Deleted"]).nullable().catch(null).default(null)),
    department: list,
    office: list,
    manager: reference,
    group: reference,
    app: reference,
    noManager: first(z.literal("1").nullable().catch(null).default(null)),
    sort: first(
      z.enum(["name", "email", "title", "department", "office", "status"]).catch("name").default("name"),
    ),
    order: first(z.enum(["asc", "desc"]).catch("asc").default("asc")),
    cursor: first(z.string().max(600).nullable().catch(null).default(null)),
    view: first(z.uuid().nullable().catch(null).default(null)),
  })
  .transform((raw): PeopleQuery => ({
    q: raw.q,
    status: raw.status,
    departments: raw.department,
    offices: raw.office,
    managerObjectId: raw.manager,
    groupObjectId: raw.group,
    appObjectId: raw.app,
    hasNoManager: raw.noManager === "1",
    sort: raw.sort,
    order: raw.order,
    cursor: raw.cursor,
    viewId: raw.view,
  }));

/** GET /api/people/export: the list's address, and `columns` as their keys; the usual ones when left out. */
export const peopleExportSchema = z
  .looseObject({ columns: first(z.string().max(1_000).nullable().default(null)) })
  .transform(({ columns, ...search }) => ({
    columns: columns === null ? null : columns.split(","),
    query: { ...peopleQuerySchema.parse(search), cursor: null },
  }));

/** The query of an address's search part, as saved views keep it. */
export function parsePeopleSearch(search: string): PeopleQuery {
  return peopleQuerySchema.parse(repeatedParams(new URLSearchParams(search)));
}

/** The query that shows everybody in scope, by name. */
export function plainPeopleQuery(): PeopleQuery {
  return peopleQuerySchema.parse({});
}
