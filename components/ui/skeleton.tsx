import type { CSSProperties } from "react";
import { cn } from "#lib/platform/cn.ts";

/** The grey shape of what will come. It does not shimmer. */
export function Skeleton({
  width,
  height = 8,
  className,
}: {
  width?: CSSProperties["width"];
  height?: number;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      style={{ width, height }}
      className={cn("inline-block max-w-full flex-none rounded-[2px] bg-pressed align-middle", className)}
    />
  );
}

/** Rows for a table body while it loads. `widths` are the text widths of each column in px. */
export function SkeletonRows({ rows = 8, widths }: { rows?: number; widths: readonly number[] }) {
  return Array.from({ length: rows }, (_, row) => (
    <tr key={row} aria-hidden="true">
      {widths.map((width, column) => (
        <td key={column} className="h-row border-b border-line px-2.5 first:pl-5 last:pr-4">
          <Skeleton width={width - ((row * 7 + column * 3) % 5) * Math.round(width / 16)} />
        </td>
      ))}
    </tr>
  ));
}
