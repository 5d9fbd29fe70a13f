import type { PersonRef } from "#lib/directory/types.ts";

/** The row whose link has the focus, as one of `rows`; undefined when the focus is elsewhere. */
export function focusedRow<Row extends PersonRef>(rows: readonly Row[]): Row | undefined {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement.dataset.rowLink === undefined)
    return undefined;
  const objectId = activeElement.closest<HTMLElement>("[data-row]")?.dataset.row;
  return rows.find((row) => row.objectId === objectId);
}
