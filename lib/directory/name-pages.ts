import { sql, type SQL } from "drizzle-orm";
import { fold } from "#lib/platform/fold.ts";
import { decodeCursor, encodeCursor } from "./people-sort.ts";

/**
 * Conditions for a short list searched by name and paged by it: every typed word occurs in the
 * folded name (or the whole text is the object id). Groups and apps are few enough to walk.
 * @param alias the table's alias, with sort_key, object_id and id.
 */
export function nameConditions(alias: SQL, typed: string): SQL[] {
  const text = fold(typed.slice(0, 200).replaceAll("\0", " "));
  if (text === "") return [];
  const words = text.split(" ").slice(0, 8);
  const named = sql.join(
    words.map((word) => sql`instr(${alias}.sort_key, ${word}) > 0`),
    sql` AND `,
  );
  return [sql`(${alias}.object_id = ${text} OR (${named}))`];
}

type Named = { id: number; sortKey: string };

/** One keyset page in name order. `read` gets the extra condition, the direction and the limit. */
export function readNamePage<Row extends Named>(
  alias: SQL,
  cursorText: string | null,
  pageSize: number,
  read: (where: SQL[], direction: SQL, limit: number) => Row[],
): { rows: Row[]; previous: string | null; next: string | null } {
  const cursor = decodeCursor(cursorText, "name", "asc");
  const isBackward = cursor?.isBackward === true;
  const [sortKey, id] = cursor?.position.values ?? [];
  const place = sql`(${alias}.sort_key, ${alias}.id)`;
  const where =
    cursor === null
      ? []
      : [isBackward ? sql`${place} < (${sortKey}, ${id})` : sql`${place} > (${sortKey}, ${id})`];
  const found = read(where, isBackward ? sql`DESC` : sql`ASC`, pageSize + 1);
  const hasMore = found.length > pageSize;
  if (isBackward && !hasMore) return readNamePage(alias, null, pageSize, read);
  const rows = isBackward ? found.slice(0, pageSize).toReversed() : found.slice(0, pageSize);
  const cursorAt = (row: Row | undefined, isBack: boolean) =>
    row === undefined
      ? null
      : encodeCursor(
          { isBackward: isBack, position: { isWithoutValue: false, values: [row.sortKey, row.id] } },
          "name",
          "asc",
        );
  return {
    rows,
    previous: isBackward || cursor !== null ? cursorAt(rows[0], true) : null,
    next: isBackward || hasMore ? cursorAt(rows.at(-1), false) : null,
  };
}
