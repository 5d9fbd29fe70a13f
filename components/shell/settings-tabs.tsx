"use client";
import { usePathname } from "next/navigation";
import { Link } from "#components/ui/link.tsx";
import { cn } from "#lib/platform/cn.ts";
import { isCurrent } from "./nav-link.tsx";
import type { ShellItem } from "./types.ts";

/** Stable, so that it runs only when another place becomes the current one. */
const showTab = (tab: HTMLElement | null): void =>
  tab?.scrollIntoView({ block: "nearest", inline: "center" });

/** The places of the settings as one scrolling row, for small screens. */
export function SettingsTabs({ items }: { items: readonly ShellItem[] }) {
  const pathname = usePathname();
  return (
    <div className="overflow-x-auto">
      <ul className="flex gap-5 px-2">
        {items.map((item) => {
          const current = isCurrent(item, pathname);
          return (
            <li key={item.href}>
              <Link
                ref={current ? showTab : undefined}
                href={item.href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "flex h-10 items-center whitespace-nowrap text-ink-2 focus-visible:-outline-offset-2",
                  current && "border-b-2 border-ink font-medium text-ink",
                )}
              >
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
