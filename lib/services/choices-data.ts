import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { apps, groups, people } from "#db/schema/index.ts";
import { nameConditions } from "#lib/directory/name-pages.ts";
import { plainPeopleQuery } from "#lib/directory/people-query.ts";
import { searchPeople } from "#lib/directory/search-people.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { fold } from "#lib/platform/fold.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { PORTAL_SEARCH_MAX } from "./constants.ts";
import { findOfferedService, listOfferedServices } from "./offered-data.ts";
import type { Askable, FormChoice, FormStart, ServiceForm } from "./types.ts";

type PickerKind = "person" | "group" | "app";
const ROWS = 8;

// Whoever may ask for a group may know its name: not those that hide their members.
const OFFERED_GROUP = sql`g.in_scope = 1 AND coalesce(g.visibility, '') <> 'HiddenMembership'`;
const OFFERED_APP = sql`a.is_enterprise = 1 AND a.is_enabled = 1 AND a.is_hidden = 0`;

/** What a picker of an offered service lists: names only, whoever asks. Throws `DeskError`. */
export function searchChoices(
  ctx: MemberContext,
  input: { service: string; field: string; q: string },
): { rows: FormChoice[] } {
  const service = findOfferedService(ctx, input.service);
  const kind =
    input.field === "for-whom" && service?.forWhom !== "self"
      ? "person"
      : service?.fields.find(({ key }) => key === input.field)?.kind;
  if (service === undefined || (kind !== "person" && kind !== "group" && kind !== "app"))
    throw new DeskError("not-found", "There is nothing to choose from here.");
  return { rows: SEARCH[kind](ctx, input.q) };
}

const SEARCH: Record<PickerKind, (ctx: MemberContext, q: string) => FormChoice[]> = {
  person: (ctx, q) =>
    searchPeople(ctx, { ...plainPeopleQuery(), q }, ROWS).rows.map((row) => ({
      objectId: row.objectId,
      displayName: row.displayName,
      detail: row.jobTitle ?? row.department ?? "",
    })),
  group: ({ db }, q) =>
    db.all<FormChoice>(sql`SELECT g.object_id AS objectId, g.display_name AS displayName, '' AS detail
      FROM groups g WHERE ${all([OFFERED_GROUP, ...nameConditions(sql`g`, q)])}
      ORDER BY g.sort_key, g.id LIMIT ${ROWS}`),
  app: ({ db }, q) =>
    db.all<FormChoice>(sql`SELECT a.object_id AS objectId, a.display_name AS displayName, '' AS detail
      FROM apps a WHERE ${all([OFFERED_APP, ...nameConditions(sql`a`, q)])}
      ORDER BY a.sort_key, a.id LIMIT ${ROWS}`),
};

/** Apps and groups of this name, four of each at most, as far as an offered service gives them. */
export function searchAskable(ctx: MemberContext, { q }: { q: string }): { rows: Askable[] } {
  if (fold(q) === "") return { rows: [] };
  const services = listOfferedServices(ctx);
  const rows = (["app", "group"] as const).flatMap((kind) => {
    const service = services.find(({ fields }) => fields.some(gives(kind)));
    const field = service?.fields.find(gives(kind))?.key;
    if (service === undefined || field === undefined) return [];
    const { key, title } = service;
    return SEARCH[kind](ctx, q)
      .slice(0, 4)
      .map(({ objectId, displayName }) => {
        return { kind, objectId, displayName, field, service: { key, title } };
      });
  });
  return { rows };
}

const gives =
  (kind: "app" | "group") =>
  (field: ServiceForm["fields"][number]): boolean =>
    field.kind === kind && field.isRequired;

/** What the address puts into a service's form: a title, a choice of one field. What is not offered is left out. */
export function readFormStart(
  ctx: MemberContext,
  { fields, asksTitle }: Pick<ServiceForm, "fields" | "asksTitle">,
  named: { title?: unknown; field?: unknown; choice?: unknown },
): FormStart {
  const title = asksTitle && typeof named.title === "string" ? named.title.slice(0, PORTAL_SEARCH_MAX) : "";
  const kind = fields.find(({ key }) => key === named.field)?.kind;
  if ((kind !== "app" && kind !== "group") || typeof named.choice !== "string") return { title, answers: {} };
  const label = nameOfChoice(ctx.db, kind, named.choice);
  if (label === null) return { title, answers: {} };
  return { title, answers: { [String(named.field)]: { value: named.choice, label } } };
}

const all = (conditions: ReturnType<typeof sql>[]) => sql.join(conditions, sql` AND `);

/** The name of something that a form may name; null when it is not there, or not offered. */
export function nameOfChoice(db: Database, kind: PickerKind, objectId: string): string | null {
  const find = {
    person: () =>
      db
        .select({ name: people.displayName })
        .from(people)
        .where(and(eq(people.objectId, objectId), eq(people.inScope, true)))
        .get(),
    group: () =>
      db.get<{ name: string }>(
        sql`SELECT g.display_name AS name FROM ${groups} g WHERE g.object_id = ${objectId} AND ${OFFERED_GROUP}`,
      ),
    app: () =>
      db.get<{ name: string }>(
        sql`SELECT a.display_name AS name FROM ${apps} a WHERE a.object_id = ${objectId} AND ${OFFERED_APP}`,
      ),
  };
  return find[kind]()?.name ?? null;
}

/** What a form may name that is called exactly so, but for case and accents; two at most. */
export function findChoices(
  db: Database,
  kind: PickerKind,
  name: string,
): { objectId: string; displayName: string }[] {
  const key = fold(name);
  const [table, offered] = {
    person: [sql`people x`, sql`x.in_scope = 1`] as const,
    group: [sql`groups g`, OFFERED_GROUP] as const,
    app: [sql`apps a`, OFFERED_APP] as const,
  }[kind];
  return db.all(sql`SELECT object_id AS objectId, display_name AS displayName
    FROM ${table} WHERE sort_key = ${key} AND ${offered} LIMIT 2`);
}
