import type { ReactNode } from "react";
import { ArchMark } from "#components/ui/arch-mark.tsx";
import { Link } from "#components/ui/link.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { HealthLine } from "./health-line.tsx";
import { MemberLine } from "./member-line.tsx";
import { NavList } from "./nav-list.tsx";
import { ShellMain } from "./shell-main.tsx";
import { SkipLink } from "./skip-link.tsx";
import type { ShellGroup, ShellHealth, ShellItem, ShellMember, SignOut } from "./types.ts";

type AppShellProps = {
  companyName: string;
  homeHref: string;
  groups: readonly ShellGroup[];
  /** Places at the foot: Settings. */
  foot?: readonly ShellItem[];
  health?: ShellHealth | undefined;
  member: ShellMember;
  signOut: SignOut;
  /** A search control above the places. */
  search?: ReactNode;
  /** The same among the places of a phone. */
  phoneSearch?: ReactNode;
  /** Always the 52 px rail. A page can ask for it too, with `data-rail` on any element it renders. */
  isRail?: boolean;
  children: ReactNode;
};

/** The desk: sidebar 216, rail 52 below 1152 px, bottom bar of five places below 640. */
export function AppShell({
  companyName,
  homeHref,
  groups,
  foot = [],
  health,
  member,
  signOut,
  search,
  phoneSearch,
  isRail,
  children,
}: AppShellProps) {
  return (
    <div
      data-shell={isRail ? "rail" : "wide"}
      className="grid h-dvh grid-cols-[var(--side)_minmax(0,1fr)] overflow-hidden rail:grid-cols-[var(--rail)_minmax(0,1fr)] max-sm:grid-cols-[minmax(0,1fr)]! max-sm:grid-rows-[minmax(0,1fr)_auto]"
    >
      <SkipLink />
      <nav
        aria-label="Main"
        className="flex min-h-0 flex-col overflow-y-auto border-r border-line bg-bg px-2 pb-2 max-sm:hidden"
      >
        <Link
          href={homeHref}
          title={companyName}
          className="flex h-head flex-none items-center gap-2 rounded-ctl pr-1.5 pl-2 font-semibold rail:justify-center rail:px-0"
        >
          <ArchMark />
          <span className="truncate rail:sr-only">{companyName}</span>
        </Link>
        {search}
        <NavList groups={groups} />
        <div className="mt-auto grid gap-0.5 pt-4">
          {foot.length > 0 ? <NavList groups={[{ items: foot }]} /> : null}
          {health ? <HealthLine health={health} /> : null}
          <MemberLine member={member} signOut={signOut} />
        </div>
      </nav>
      <ShellMain>{children}</ShellMain>
      <BottomBar
        groups={groups}
        foot={{ items: foot }}
        health={health}
        member={member}
        signOut={signOut}
        search={phoneSearch}
      />
    </div>
  );
}
