"use client";
import { Menu as MenuIcon } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { cn } from "#lib/platform/cn.ts";
import { HealthLine } from "./health-line.tsx";
import { MemberLine } from "./member-line.tsx";
import { isCurrent } from "./nav-link.tsx";
import { NavList } from "./nav-list.tsx";
import type { ShellGroup, ShellHealth, ShellMember, SignOut } from "./types.ts";

type BottomBarProps = {
  groups: readonly ShellGroup[];
  foot: ShellGroup;
  health?: ShellHealth | undefined;
  member: ShellMember;
  signOut: SignOut;
  /** A search control above the places; using it closes them. */
  search?: ReactNode;
};

const PLACE =
  "flex h-full w-full flex-col items-center justify-center gap-0.5 text-10 text-ink-3 focus-visible:-outline-offset-2";

/** Under 640 px: the first four places and "More", which opens the whole list. */
export function BottomBar({ groups, foot, health, member, signOut, search }: BottomBarProps) {
  const pathname = usePathname();
  // Remembers where it was opened, so that going elsewhere closes it.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const places = groups.flatMap((group) => group.items).slice(0, 4);
  const isElsewhere = !places.some((item) => isCurrent(item, pathname));
  return (
    <nav
      aria-label="Places"
      // A page that asks for the rail is its own screen on a phone: a request with its composer at the foot.
      className="flex h-14 border-t border-line bg-bg sm:hidden [[data-shell]:has([data-rail])_&]:hidden"
    >
      <ul className="flex w-full">
        {places.map((item) => {
          const current = isCurrent(item, pathname);
          return (
            <li key={item.href} className="min-w-0 flex-1">
              <Link
                href={item.href}
                aria-current={current ? "page" : undefined}
                className={cn(PLACE, current && "font-semibold text-accent-text")}
              >
                {item.icon}
                {item.label}
              </Link>
            </li>
          );
        })}
        <li className="min-w-0 flex-1">
          <button
            type="button"
            aria-haspopup="dialog"
            onClick={() => setOpenedAt(pathname)}
            className={cn(PLACE, isElsewhere && "font-semibold text-accent-text")}
          >
            <Icon of={MenuIcon} />
            More
          </button>
        </li>
      </ul>
      <Sheet
        isOpen={openedAt === pathname}
        onOpenChange={(isOpen) => setOpenedAt(isOpen ? pathname : null)}
        title="Places"
      >
        <div className="flex flex-1 flex-col gap-1 p-2">
          {/* The click bubbles from the control, which keyboards reach; this only puts the places away. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
          <div className="grid pb-1 empty:hidden" onClick={() => setOpenedAt(null)}>
            {search}
          </div>
          <NavList groups={groups} keepsLabel />
          <div className="mt-auto grid gap-0.5">
            <NavList groups={[foot]} keepsLabel />
            {health ? <HealthLine health={health} keepsLabel /> : null}
            <MemberLine member={member} signOut={signOut} keepsLabel />
          </div>
        </div>
      </Sheet>
    </nav>
  );
}
