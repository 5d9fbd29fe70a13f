"use client";
import { usePathname } from "next/navigation";
import { Link } from "#components/ui/link.tsx";
import { cn } from "#lib/platform/cn.ts";
import { isCurrent } from "./nav-link.tsx";
import type { ShellItem } from "./types.ts";

const COUNT = new Intl.NumberFormat("en-GB");

/** The portal's places: words with an underline in the top bar, icons with words at the foot. */
export function PortalNav({ items, place }: { items: readonly ShellItem[]; place: "top" | "foot" }) {
  const pathname = usePathname();
  const isTop = place === "top";
  return (
    <nav
      aria-label={isTop ? "Main" : "Places"}
      className={
        isTop ? "h-full max-sm:hidden" : "sticky bottom-0 h-14 flex-none border-t border-line bg-bg sm:hidden"
      }
    >
      <ul className={cn("flex h-full", isTop && "gap-1")}>
        {items.map((item) => {
          const current = isCurrent(item, pathname);
          return (
            <li key={item.href} className={isTop ? "h-full" : "flex-1"}>
              <Link
                href={item.href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "focus-visible:-outline-offset-2",
                  isTop &&
                    "relative inline-flex h-full items-center gap-1.5 px-2.5 text-ink-2 hover:text-ink [&>svg]:hidden",
                  isTop &&
                    current &&
                    "font-medium text-ink after:absolute after:inset-x-2.5 after:-bottom-px after:h-0.5 after:bg-ink",
                  !isTop && "flex h-full flex-col items-center justify-center gap-0.5 text-10 text-ink-3",
                  !isTop && current && "font-semibold text-accent-text",
                )}
              >
                {item.icon}
                <span className={isTop ? "contents" : undefined}>
                  {item.label}
                  {item.count === undefined ? null : (
                    <span className={cn("tabular-nums", isTop && "text-12 font-normal text-ink-3")}>
                      {` ${COUNT.format(item.count)}`}
                    </span>
                  )}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
