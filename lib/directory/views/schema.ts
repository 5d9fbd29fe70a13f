import { z } from "zod";
import { isPeopleColumn } from "../people-columns.ts";
import { savedSearch } from "../people-href.ts";
import { parsePeopleSearch } from "../people-query.ts";

const LONGEST_NAME = 60;

const columns = z
  .array(z.string().refine(isPeopleColumn, "There is no such column."))
  .max(50)
  .transform((list) => [...new Set(list)]);
/** What is kept is what the list would show for it, nothing else an address may carry. */
const search = z
  .string()
  .max(4_000)
  .transform((text) => savedSearch(parsePeopleSearch(text)));
const name = z
  .string()
  .transform((text) =>
    text
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, " ")
      .replaceAll(/\s+/gu, " ")
      .trim(),
  )
  .pipe(z.string().min(1, "Give the view a name.").max(LONGEST_NAME, `At most ${LONGEST_NAME} characters.`));

export const saveViewInput = z.strictObject({ name, search, columns, isShared: z.boolean() });
export const renameViewInput = z.strictObject({ viewId: z.uuid(), name, isShared: z.boolean() });
export const updateViewInput = z.strictObject({ viewId: z.uuid(), search, columns });
export const deleteViewInput = z.strictObject({ viewId: z.uuid() });
export const chooseColumnsInput = z.strictObject({
  viewId: z.uuid().nullable(),
  /** Null goes back to those of the view, or the usual ones. */
  columns: columns.nullable(),
});
