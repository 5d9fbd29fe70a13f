import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";
import { Icon } from "./icon.tsx";
import { Link } from "./link.tsx";

type ThProps = Omit<ComponentProps<"th">, "onClick"> & {
  /** Set when the column can be sorted: how it is sorted now. */
  sort?: "ascending" | "descending" | "none";
  /** Where a click on the name goes (the list sorted by this column), or … */
  sortHref?: string;
  /** … what it does. */
  onSort?: () => void;
  isNumber?: boolean;
};

/** A column head, 30 px, sticky. Sortable ones hold a link or button and an arrow beside the name. */
export function Th({ sort, sortHref, onSort, isNumber, className, children, ...rest }: ThProps) {
  const isSorted = sort === "ascending" || sort === "descending";
  const name = (
    <>
      {children}
      {isSorted ? (
        <Icon
          of={sort === "ascending" ? ArrowUp : ArrowDown}
          size={12}
          className="ml-1 inline align-[-2px] text-ink-2"
        />
      ) : null}
    </>
  );
  const target = "rounded-mark font-medium hover:text-ink focus-visible:outline-offset-1 py-1";
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={isSorted ? sort : undefined}
      className={cn(
        "sticky top-0 z-1 h-[30px] border-b border-line bg-inset px-2.5 text-left text-11 font-medium whitespace-nowrap text-ink-3 first:pl-5 last:pr-4",
        isSorted && "text-ink",
        isNumber && "text-right",
        className,
      )}
    >
      {sortHref ? (
        <Link href={sortHref} scroll={false} className={target}>
          {name}
        </Link>
      ) : onSort ? (
        <button type="button" onClick={onSort} className={target}>
          {name}
        </button>
      ) : (
        name
      )}
    </th>
  );
}
