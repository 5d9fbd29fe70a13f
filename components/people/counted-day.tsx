import type { ReactNode } from "react";
import type { CountedDate } from "#lib/directory/counted-dates.ts";
import { formatDay } from "./row-look.ts";

/** A start or end date as people read it, and who says so; null when nobody does. */
export function countedDay(counted: CountedDate | null): ReactNode {
  if (counted === null) return null;
  const from = counted.source === "hris" ? "from HR" : "from Entra";
  return (
    <>
      {formatDay(counted.date)} <span className="text-ink-3">{from}</span>
    </>
  );
}
