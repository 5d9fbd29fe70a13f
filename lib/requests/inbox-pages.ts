import { asc, desc, sql, type SQL } from "drizzle-orm";
import { requests } from "#db/schema/index.ts";
import { usualOrder } from "./inbox-href.ts";
import type { InboxQuery } from "./types.ts";

/** A place in the list: what the row is sorted by, and its number, which decides among equals (the newer first). */
export type Place = { value: string | number; number: number };

type Order = Pick<InboxQuery, "sort" | "order">;

const isAscending = ({ sort = "updated", order }: Order): boolean => (order ?? usualOrder(sort)) === "asc";

/** The order of the list, or the other way round. */
export function orderBy(by: SQL, order: Order, isBackward: boolean): SQL[] {
  const lead = isAscending(order) === isBackward ? desc(by) : asc(by);
  return [lead, isBackward ? asc(requests.number) : desc(requests.number)];
}

/** What comes after a place in the order of the list; before it when read backward. */
export function beyond(by: SQL, order: Order, { value, number }: Place, isBackward: boolean): SQL {
  const isRising = isAscending(order) !== isBackward;
  const further = isRising ? sql`${by} > ${value}` : sql`${by} < ${value}`;
  const among = isBackward ? sql`${requests.number} > ${number}` : sql`${requests.number} < ${number}`;
  return sql`(${further} OR (${by} = ${value} AND ${among}))`;
}

/** A place as an address says it: "1795741319228~6800". */
export const placeText = ({ value, number }: Place): string => `${value}~${number}`;

/** A place from an address; null when it is none. */
export function parsePlace(text: string | undefined, { sort = "updated" }: Order): Place | null {
  const [, value, number] = /^(.*)~(\d{1,9})$/s.exec(text ?? "") ?? [];
  if (value === undefined) return null;
  if (sort !== "updated" && sort !== "created" && sort !== "number") return { value, number: Number(number) };
  return /^\d{1,15}$/.test(value) ? { value: Number(value), number: Number(number) } : null;
}
