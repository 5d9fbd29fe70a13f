import type { ComponentProps } from "react";
import { cn } from "#lib/platform/cn.ts";

type TableProps = ComponentProps<"table"> & {
  columns?: readonly (string | undefined)[];
  isTight?: boolean;
  isWrapping?: boolean;
  isBoxed?: boolean;
};

/**
 * A ruled table. `columns` are widths ("204px", undefined for the rest) and fix the layout.
 * The head sticks inside the nearest scrolling ancestor. `isBoxed` draws an edge (settings, flows).
 */
export function Table({ columns, isTight, isWrapping, isBoxed, className, children, ...rest }: TableProps) {
  const table = (
    <table
      {...rest}
      data-tight={isTight || undefined}
      data-wrapping={isWrapping || undefined}
      className={cn(
        "group/table w-full border-separate border-spacing-0",
        columns && "table-fixed",
        isBoxed &&
          "max-sm:[&_td]:py-[7px] max-sm:[&_td]:whitespace-normal [&_td:first-child]:pl-3.5 [&_th:first-child]:pl-3.5 [&_tbody:last-child>tr:last-child>td]:border-b-0",
        !isBoxed && className,
      )}
    >
      {columns ? (
        <colgroup>
          {columns.map((width, at) => (
            // Columns are positional: the index is their identity.
            <col key={at} style={width ? { width } : undefined} />
          ))}
        </colgroup>
      ) : null}
      {children}
    </table>
  );
  if (!isBoxed) return table;
  return (
    <div className={cn("overflow-x-auto overflow-y-hidden rounded-box border border-line", className)}>
      {table}
    </div>
  );
}

export function THead({ children, ...rest }: ComponentProps<"thead">) {
  return (
    <thead {...rest}>
      <tr>{children}</tr>
    </thead>
  );
}

export const TBody = (props: ComponentProps<"tbody">) => <tbody {...props} />;

type TrProps = ComponentProps<"tr"> & { isSelected?: boolean; isCursor?: boolean; isInteractive?: boolean };

/** A row. The cursor has a hover fill and a 2 px accent edge; selection has its own fill. */
export function Tr({ isSelected, isCursor, isInteractive, className, ...rest }: TrProps) {
  return (
    <tr
      aria-selected={isSelected}
      {...rest}
      className={cn(
        isInteractive && "cursor-pointer hover:[&>td]:bg-hover",
        isCursor && "[&>td]:bg-hover [&>td:first-child]:edge-accent",
        isSelected && "[&>td]:bg-selected hover:[&>td]:bg-selected",
        className,
      )}
    />
  );
}

type TdProps = ComponentProps<"td"> & { isStrong?: boolean; isNumber?: boolean; isId?: boolean };

/** A cell. `isStrong` for the name, `isNumber` right-aligned with even figures, `isId` for emails and ids. */
export function Td({ isStrong, isNumber, isId, className, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      className={cn(
        "cell",
        isStrong && "font-medium text-ink",
        isNumber && "text-right tabular-nums",
        isId && "text-id",
        className,
      )}
    />
  );
}
