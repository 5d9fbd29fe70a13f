"use client";
import { usePathname } from "next/navigation";
import { Link } from "#components/ui/link.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ShellItem } from "./types.ts";

const COUNT = new Intl.NumberFormat("en-GB");

/** Whether the address `pathname` is this place or, unless exact, one below it. */
export function isCurrent(item: { href: string; isExact?: boolean }, pathname: string): boolean {
  return pathname === item.href || (!item.isExact && pathname.startsWith(`${item.href}/`));
}

/** One place in the sidebar: icon, word, count. Only the icon in the rail, where the word is the tooltip. */
export function NavLink({ item, keepsLabel }: { item: ShellItem; keepsLabel?: boolean }) {
  const current = isCurrent(item, usePathname());
  const rail = keepsLabel ? "" : "rail:h-[34px] rail:justify-center rail:px-0 rail:w-9 rail:mx-auto";
  const hidden = keepsLabel ? "" : "rail:sr-only";
  return (
    <Link
      href={item.href}
      title={item.label}
      aria-current={current ? "page" : undefined}
      className={cn(
        "relative flex h-7 items-center gap-[9px] rounded-ctl px-2 text-ink-2 hover:bg-hover touch:h-10 [&>svg]:text-ink-3",
        item.isSub && "pl-[33px]",
        current && "bg-pressed font-medium text-ink hover:bg-pressed [&>svg]:text-ink",
        rail,
      )}
    >
      {item.icon}
      <span className={cn("truncate", hidden)}>{item.label}</span>
      {item.count === undefined ? null : (
        <span className={cn("ml-auto text-12 font-normal text-ink-3 tabular-nums", hidden)}>
          {COUNT.format(item.count)}
        </span>
      )}
      {item.badge === undefined ? null : (
        <span className={cn("ml-auto text-12 font-normal text-ink-3 tabular-nums", hidden)}>
          {item.badge}
        </span>
      )}
      {item.hasNews ? (
        <span
          className={cn(
            "absolute top-1.5 right-[5px] hidden size-1.5 rounded-full bg-accent ring-2 ring-bg",
            !keepsLabel && "rail:block",
          )}
        />
      ) : null}
    </Link>
  );
}
