import { getTableColumns } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import * as schema from "#db/schema/index.ts";

const TABLES = {
  staged_people: schema.stagedPeople,
  staged_groups: schema.stagedGroups,
  staged_apps: schema.stagedApps,
  staged_units: schema.stagedUnits,
  staged_roles: schema.stagedRoles,
} as const;

type Value = string | number | boolean | null;

/**
 * Upsert of whole rows into one staging table, by one prepared statement. Columns follow the schema;
 * `keepWhenNull` names those where null means "not told", so that an earlier answer stays.
 */
export function rowWriter<Row extends { objectId: string } & Record<string, Value>>(
  client: Database["$client"],
  table: keyof typeof TABLES,
  { keepWhenNull = [] }: { keepWhenNull?: readonly string[] } = {},
) {
  const columns = Object.entries(getTableColumns(TABLES[table])).map(([key, column]) => ({
    key,
    name: column.name,
  }));
  const told = columns.filter(({ key }) => key !== "isRemoved");
  const hasTombstones = told.length < columns.length;
  const names = [...told.map(({ name }) => name), ...(hasTombstones ? ["is_removed"] : [])];
  const sets = names.map((name) =>
    keepWhenNull.includes(name)
      ? `${name} = coalesce(excluded.${name}, ${name})`
      : `${name} = excluded.${name}`,
  );
  const slots = [...told.map(() => "?"), ...(hasTombstones ? ["0"] : [])];
  const put = client.prepare(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${slots.join(", ")})
     ON CONFLICT (object_id) DO UPDATE SET ${sets.join(", ")}`,
  );
  const bound = (value: Value | undefined) => (typeof value === "boolean" ? Number(value) : (value ?? null));
  return (row: Row): void => void put.run(told.map(({ key }) => bound(row[key])));
}

/** Writers of rows that say something about an object without describing it. */
export function markWriter(client: Database["$client"], table: Exclude<keyof typeof TABLES, "staged_roles">) {
  const keep = client.prepare(
    `INSERT INTO ${table} (object_id, is_removed) VALUES (?, 0) ON CONFLICT DO NOTHING`,
  );
  const remove = client.prepare(
    `INSERT INTO ${table} (object_id, is_removed) VALUES (?, 1) ON CONFLICT (object_id) DO UPDATE SET is_removed = 1`,
  );
  return {
    /** Seen but unreadable: whatever we know of it stays. */
    keep: (objectId: string): void => void keep.run(objectId),
    /** Gone for good. */
    remove: (objectId: string): void => void remove.run(objectId),
  };
}
