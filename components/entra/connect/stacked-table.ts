const BLOCKS =
  "max-md:[&_table]:block max-md:[&_table]:min-w-0 max-md:[&_colgroup]:hidden max-md:[&_thead]:sr-only max-md:[&_tbody]:block max-md:[&_tr]:border-b max-md:[&_tr]:border-line max-md:[&_tr]:px-3.5 max-md:[&_tr]:py-2 max-md:[&_tr:last-child]:border-b-0 max-md:[&_td]:h-auto max-md:[&_td]:border-0 max-md:[&_td]:p-0! max-md:[&_td]:whitespace-normal";

/** Below 900 px each row of a table becomes a block with its cells under each other. */
export const STACKED_TABLE = `${BLOCKS} max-md:[&_tr]:block max-md:[&_td]:block max-md:[&_td]:py-0.5!`;

/** … or a line that wraps: for short cells. */
export const WRAPPED_TABLE = `${BLOCKS} max-md:[&_tr]:flex max-md:[&_tr]:flex-wrap max-md:[&_tr]:gap-x-3 max-md:[&_td]:text-left`;

/** … or name, two figures, and the last cell below them. */
export const COUNTED_TABLE = `${BLOCKS} max-md:[&_tr]:grid max-md:[&_tr]:grid-cols-[minmax(0,1fr)_56px_64px] max-md:[&_tr]:gap-x-2 max-md:[&_td:last-child]:col-span-full`;
