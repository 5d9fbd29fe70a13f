import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { MemberLine } from "./member-line.tsx";
import { NavList } from "./nav-list.tsx";
import { SettingsTabs } from "./settings-tabs.tsx";
import { ShellMain } from "./shell-main.tsx";
import { SkipLink } from "./skip-link.tsx";
import type { ShellGroup, ShellMember, SignOut } from "./types.ts";

type SettingsShellProps = {
  backHref: string;
  groups: readonly ShellGroup[];
  member: ShellMember;
  signOut: SignOut;
  /** A search control above the places. */
  search?: ReactNode;
  children: ReactNode;
};

/** Settings: the same place as the desk's sidebar, its own list. Below 640 the list becomes a row on top. */
export function SettingsShell({ backHref, groups, member, signOut, search, children }: SettingsShellProps) {
  const back = (
    <Link href={backHref} className="flex h-head flex-none items-center gap-2 rounded-ctl px-2 font-semibold">
      <Icon of={ArrowLeft} className="text-ink-3" />
      Settings
    </Link>
  );
  return (
    <div className="grid h-dvh grid-cols-[var(--side)_minmax(0,1fr)] overflow-hidden max-sm:grid-cols-[minmax(0,1fr)] max-sm:grid-rows-[auto_minmax(0,1fr)]">
      <SkipLink />
      <nav
        aria-label="Settings"
        className="flex min-h-0 flex-col overflow-y-auto border-r border-line bg-bg px-2 pb-2 max-sm:hidden"
      >
        {back}
        {search}
        <div className={search === undefined ? "-mt-2.5" : "-mt-3"}>
          <NavList groups={groups} keepsLabel />
        </div>
        <div className="mt-auto pt-4">
          <MemberLine member={member} signOut={signOut} keepsLabel />
        </div>
      </nav>
      <nav aria-label="Settings" className="min-w-0 border-b border-line bg-bg px-2 sm:hidden">
        {back}
        <SettingsTabs items={groups.flatMap((group) => group.items)} />
      </nav>
      <ShellMain>{children}</ShellMain>
    </div>
  );
}
