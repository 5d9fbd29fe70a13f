"use client";
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "#lib/platform/cn.ts";

export const Tabs = Radix.Root;

/** The row of tabs, ruled below. `children` are Tab; put a stamp or control in `trailing`. */
export function TabList({
  className,
  trailing,
  children,
  ...rest
}: ComponentProps<typeof Radix.List> & { trailing?: ReactNode }) {
  return (
    <div className={cn("flex h-9 flex-none items-stretch border-b border-line", className)}>
      <Radix.List {...rest} className="flex gap-5">
        {children}
      </Radix.List>
      {trailing ? <div className="ml-auto flex items-center gap-2">{trailing}</div> : null}
    </div>
  );
}

export function Tab({ count, children, ...rest }: ComponentProps<typeof Radix.Trigger> & { count?: number }) {
  return (
    <Radix.Trigger
      {...rest}
      className="relative -mx-1 inline-flex items-center gap-1.5 px-1 whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:absolute data-[state=active]:after:inset-x-1 data-[state=active]:after:-bottom-px data-[state=active]:after:h-0.5 data-[state=active]:after:bg-ink touch:min-w-10"
    >
      {children}
      {count === undefined ? null : (
        <span className="text-12 font-normal text-ink-3 tabular-nums">{count}</span>
      )}
    </Radix.Trigger>
  );
}

export const TabPanel = Radix.Content;
