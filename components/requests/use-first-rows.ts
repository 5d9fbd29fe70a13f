"use client";
import { startTransition, useEffect, useState } from "react";
import { whenIdle } from "#components/ui/when-idle.ts";

/** More than two screens of a list. */
const FIRST_ROWS = 60;

/**
 * The first rows of a long list at once, and all of them when the browser has nothing else to do: the beginning of a list
 * does not wait for its end. What is shown is only added to below, so nothing moves.
 * @param list names the list; another one begins anew.
 * @param least how many have to be there from the first paint on.
 */
export function useFirstRows<Row>(rows: readonly Row[], list: string, least = 0): readonly Row[] {
  const [whole, setWhole] = useState<string | null>(null);
  useEffect(() => whenIdle(() => startTransition(() => setWhole(list))), [list]);
  return whole === list ? rows : rows.slice(0, Math.max(FIRST_ROWS, least));
}
