import { House, ListChecks, Users } from "lucide-react";
import type { ReactNode } from "react";
import { BellLink } from "#components/messages/bell.tsx";
import type { Unread } from "#components/messages/use-unread.ts";
import { PortalShell } from "#components/shell/portal-shell.tsx";
import type { ShellMember, SignOut } from "#components/shell/types.ts";
import { ArchIcon } from "#components/ui/arch-icon.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Tag } from "#components/ui/tag.tsx";

const HOME = { href: "/portal", label: "Home", icon: <Icon of={House} />, isExact: true };
const OWN = { href: "/portal/requests", label: "My requests", icon: <Icon of={ListChecks} /> };
const PEOPLE = { href: "/people", label: "People", icon: <Icon of={Users} /> };
const APPROVALS = { href: "/approvals", label: "Approvals", icon: <ArchIcon /> };

type PortalFrameProps = {
  companyName: string;
  isPractice: boolean;
  /** What waits for this member's decision. */
  approvals: number;
  unread: Unread;
  member: ShellMember;
  signOut: SignOut;
  children: ReactNode;
};

/** The portal, with the places that exist. */
export function PortalFrame(props: PortalFrameProps) {
  const { companyName, isPractice, approvals, unread, member, signOut, children } = props;
  return (
    <PortalShell
      companyName={companyName}
      homeHref="/portal"
      items={[HOME, OWN, PEOPLE, { ...APPROVALS, count: approvals === 0 ? undefined : approvals }]}
      member={member}
      signOut={signOut}
      controls={
        <>
          {isPractice ? <Tag tone="info">Practice tenant</Tag> : null}
          <BellLink unread={unread} />
        </>
      }
    >
      {children}
    </PortalShell>
  );
}
