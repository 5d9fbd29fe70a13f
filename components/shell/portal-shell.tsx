import type { ReactNode } from "react";
import { ArchMark } from "#components/ui/arch-mark.tsx";
import { Link } from "#components/ui/link.tsx";
import { PortalMember } from "./portal-member.tsx";
import { PortalNav } from "./portal-nav.tsx";
import { MAIN_ID, SkipLink } from "./skip-link.tsx";
import type { ShellItem, ShellMember, SignOut } from "./types.ts";

type PortalShellProps = {
  companyName: string;
  homeHref: string;
  items: readonly ShellItem[];
  member: ShellMember;
  signOut: SignOut;
  /** Controls before the member, e.g. a search. */
  controls?: ReactNode;
  children: ReactNode;
};

/** For staff and managers: a top bar of 56, content at most 1040; the places move to the foot below 640. */
export function PortalShell({
  companyName,
  homeHref,
  items,
  member,
  signOut,
  controls,
  children,
}: PortalShellProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface [--foot:0px] max-sm:[--foot:56px]">
      <SkipLink />
      <header className="flex-none border-b border-line bg-bg">
        <div className="mx-auto flex h-14 max-w-[1088px] items-center gap-7 px-6 max-sm:px-4">
          <Link href={homeHref} className="flex items-center gap-2 rounded-ctl">
            <ArchMark />
            <b className="whitespace-nowrap">{companyName}</b>
            <span className="whitespace-nowrap text-ink-3 max-sm:hidden">IT desk</span>
          </Link>
          <PortalNav items={items} place="top" />
          <div className="ml-auto flex items-center gap-2">
            {controls}
            <PortalMember member={member} signOut={signOut} />
          </div>
        </div>
      </header>
      <main
        id={MAIN_ID}
        tabIndex={-1}
        // A page that carries data-bleed has the whole area and its own edges.
        className="mx-auto w-full max-w-[1088px] flex-1 px-6 pt-11 pb-16 has-data-bleed:flex has-data-bleed:flex-col has-data-bleed:p-0 max-sm:px-4 max-sm:pt-6 max-sm:pb-8"
      >
        {children}
      </main>
      <PortalNav items={items} place="foot" />
    </div>
  );
}
