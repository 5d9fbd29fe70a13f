import type { CappedCount } from "#lib/directory/types.ts";

const figures = new Intl.NumberFormat("en-GB", { useGrouping: true });

/** 1240 → "1,240". */
export function formatNumber(value: number): string {
  return figures.format(value);
}

/** "1,240", or "4,000+" when counting stopped at the cap. */
export function formatCapped(count: CappedCount): string {
  return formatNumber(count.value) + (count.isCapped ? "+" : "");
}
