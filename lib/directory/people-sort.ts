import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { PersonSort, SortOrder } from "./types.ts";

type SortSpec = {
  /** Sorted before the name; each has an index (in_scope, lead, sort_key, id). */
  lead: SQL | null;
  /** People without a value come last, in both orders. */
  isNullable: boolean;
  /** The lead alone is unique enough: its index holds no name. */
  skipsName?: true;
};

const SPECS: Record<PersonSort, SortSpec> = {
  name: { lead: null, isNullable: false },
  email: { lead: sql`p.work_email`, isNullable: false, skipsName: true },
  title: { lead: sql`p.job_title`, isNullable: true },
  department: { lead: sql`p.department`, isNullable: true },
  office: { lead: sql`p.office_location`, isNullable: true },
  status: { lead: sql`p.status`, isNullable: false },
};

/** The place of one row in the order: its values, and whether it lies among those without a value. */
export type Position = { isWithoutValue: boolean; values: (string | number)[] };
export type Cursor = { isBackward: boolean; position: Position };

const cursorSchema = z.tuple([
  z.enum(["next", "previous"]),
  z.string(),
  z.boolean(),
  z
    .array(z.union([z.string(), z.number()]))
    .min(2)
    .max(3),
]);

/** A cursor as an opaque word for the address bar; it holds for one sort only. */
export function encodeCursor(cursor: Cursor, sort: PersonSort, order: SortOrder): string {
  const way = cursor.isBackward ? "previous" : "next";
  const { isWithoutValue, values } = cursor.position;
  return Buffer.from(JSON.stringify([way, sort + order, isWithoutValue, values])).toString("base64url");
}

/** Null for anything this sort did not make: the list then starts at its first page. */
export function decodeCursor(text: string | null, sort: PersonSort, order: SortOrder): Cursor | null {
  if (text === null) return null;
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    if (!parsed.success || parsed.data[1] !== sort + order) return null;
    const [way, , isWithoutValue, values] = parsed.data;
    if (values.length !== keys(sort, isWithoutValue).length) return null;
    return { isBackward: way === "previous", position: { isWithoutValue, values } };
  } catch {
    // Not JSON: an address cut short. The first page is the honest answer.
    return null;
  }
}

function keys(sort: PersonSort, isWithoutValue: boolean): SQL[] {
  const spec = SPECS[sort];
  if (spec.lead === null || isWithoutValue) return [sql`p.sort_key`, sql`p.id`];
  return spec.skipsName === true ? [spec.lead, sql`p.id`] : [spec.lead, sql`p.sort_key`, sql`p.id`];
}

/** One index range to read: rows with a value, or rows without. */
export type Segment = { isWithoutValue: boolean; where: SQL | null; orderBy: SQL };

/**
 * The ranges to read, in order, from `cursor` on (or from the start). Two ranges for a column that
 * can be empty, so that each is a plain walk of its index.
 */
export function segments(sort: PersonSort, order: SortOrder, cursor: Cursor | null): Segment[] {
  const spec = SPECS[sort];
  const isBackward = cursor?.isBackward ?? false;
  const isDescending = (order === "desc") !== isBackward;
  const all = spec.isNullable ? [false, true] : [false];
  const start = cursor?.position.isWithoutValue ?? isBackward;
  const wanted = (isBackward ? all.toReversed() : all).filter((isWithoutValue) =>
    cursor === null ? true : isBackward ? isWithoutValue <= start : isWithoutValue >= start,
  );
  return wanted.map((isWithoutValue) => {
    const columns = keys(sort, isWithoutValue);
    const parts: SQL[] = [];
    if (spec.isNullable && spec.lead !== null) {
      parts.push(isWithoutValue ? sql`${spec.lead} IS NULL` : sql`${spec.lead} IS NOT NULL`);
    }
    if (cursor !== null && cursor.position.isWithoutValue === isWithoutValue) {
      const left = sql.join(columns, sql`, `);
      const right = sql.join(
        cursor.position.values.map((value) => sql`${value}`),
        sql`, `,
      );
      parts.push(isDescending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`);
    }
    const direction = isDescending ? sql` DESC` : sql``;
    return {
      isWithoutValue,
      where: parts.length === 0 ? null : sql.join(parts, sql` AND `),
      orderBy: sql.join(
        columns.map((column) => sql`${column}${direction}`),
        sql`, `,
      ),
    };
  });
}

/** Reads a row's place in the order back from its columns. */
export function positionOf(
  sort: PersonSort,
  row: { id: number; sortKey: string; lead: string | null },
): Position {
  const spec = SPECS[sort];
  if (spec.lead === null) return { isWithoutValue: false, values: [row.sortKey, row.id] };
  if (row.lead === null) return { isWithoutValue: true, values: [row.sortKey, row.id] };
  const values = spec.skipsName === true ? [row.lead, row.id] : [row.lead, row.sortKey, row.id];
  return { isWithoutValue: false, values };
}

/** The column that `positionOf` needs as `lead`. */
export function leadColumn(sort: PersonSort): SQL {
  return SPECS[sort].lead ?? sql`NULL`;
}
