import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { fold } from "#lib/platform/fold.ts";
import type { Scope, ScopeChoice } from "./types.ts";

const LISTED = 8;

/** What a scope can be chosen by. */
export const CHOICE_KINDS = ["groups", "units", "ou"] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

/** The first eight choices of a kind whose name holds all typed words, by name. */
export function findChoices(db: Database, kind: ChoiceKind, typed: string): ScopeChoice[] {
  const words = fold(typed).split(" ").filter(Boolean);
  const fits = (name: string) => words.every((word) => fold(name).includes(word));
  if (kind === "units")
    return listUnits(db)
      .filter(({ name }) => fits(name ?? ""))
      .slice(0, LISTED);
  if (kind === "ou")
    return listOrganizationalUnits(db)
      .filter(({ name }) => fits(name ?? ""))
      .slice(0, LISTED);
  const tests = words.map((word) => sql`instr(g.sort_key, ${word}) > 0`);
  const where = tests.length === 0 ? sql`1` : sql.join(tests, sql` AND `);
  return db.all<ScopeChoice>(
    sql`SELECT g.object_id AS id, g.display_name AS name, g.kind AS detail,
          (SELECT count(*) FROM memberships m WHERE m.group_id = g.id) AS count
        FROM groups g WHERE ${where} ORDER BY g.sort_key, g.id LIMIT ${LISTED}`,
  );
}

/** The choices a saved scope names, with today's names; those that Entra no longer has come without one. */
export function namedChoices(db: Database, scope: Scope): { groups: ScopeChoice[]; people: ScopeChoice[] } {
  const named = (by: string, ids: readonly string[]): ScopeChoice[] => {
    const known = new Map(knownChoices(db, by).map((choice) => [choice.id, choice]));
    return ids.map((id) => known.get(id) ?? { id, name: null, detail: null, count: 0 });
  };
  return {
    groups: scope.groups.by === "all" ? [] : named(scope.groups.by, scope.groups.objectIds),
    people:
      scope.people.by === "everyone"
        ? []
        : named(scope.people.by, scope.people.by === "ou" ? scope.people.paths : scope.people.objectIds),
  };
}

function knownChoices(db: Database, by: string): ScopeChoice[] {
  if (by === "units") return listUnits(db);
  if (by === "ou") return listOrganizationalUnits(db);
  return db.all<ScopeChoice>(
    sql`SELECT g.object_id AS id, g.display_name AS name, g.kind AS detail,
          (SELECT count(*) FROM memberships m WHERE m.group_id = g.id) AS count FROM groups g`,
  );
}

function listUnits(db: Database): ScopeChoice[] {
  return db.all<ScopeChoice>(
    sql`SELECT u.object_id AS id, u.display_name AS name, NULL AS detail,
          (SELECT count(*) FROM unit_members m WHERE m.unit_id = u.id) AS count
        FROM administrative_units u ORDER BY u.display_name COLLATE NOCASE`,
  );
}

/** Every organizational unit that a person is in, or that holds one of those; counts include those below. */
function listOrganizationalUnits(db: Database): ScopeChoice[] {
  const places = db.all<{ name: string; count: number }>(
    sql`SELECT substr(distinguished_name, instr(replace(distinguished_name, '\\,', '  '), ',') + 1) AS name, count(*) AS count
        FROM people WHERE distinguished_name IS NOT NULL AND status <> 'Deleted' GROUP BY 1`,
  );
  const counts = new Map<string, number>();
  for (const { name, count } of places) {
    const parts = name.split(/(?<!\\),/);
    for (let at = 0; at < parts.length && /^OU=/i.test(parts[at] ?? ""); at += 1) {
      const path = parts.slice(at).join(",");
      counts.set(path, (counts.get(path) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([id, count]) => ({ id, name: readablePath(id), detail: null, count }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** `Europe / Sales` of `OU=Sales,OU=Europe,DC=calder,DC=example`. */
export function readablePath(path: string): string {
  const units = path
    .split(/(?<!\\),/)
    .filter((part) => /^OU=/i.test(part))
    .map((part) => part.slice(3).replaceAll("\\", ""));
  return units.toReversed().join(" / ");
}
