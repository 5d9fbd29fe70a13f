import { House, Users } from "lucide-react";
import type { ReactNode } from "react";
import { PortalShell } from "#components/shell/portal-shell.tsx";
import type { ShellMember, SignOut } from "#components/shell/types.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Tag } from "#components/ui/tag.tsx";

const PLACES = [
  { href: "/portal", label: "Home", icon: <Icon of={House} /> },
  { href: "/people", label: "People", icon: <Icon of={Users} /> },
];

type PortalFrameProps = {
  companyName: string;
  isPractice: boolean;
  member: ShellMember;
  signOut: SignOut;
  children: ReactNode;
};

/** The portal, with the places that exist. */
export function PortalFrame({ companyName, isPractice, member, signOut, children }: PortalFrameProps) {
  return (
    <PortalShell
      companyName={companyName}
      homeHref="/portal"
      items={PLACES}
      member={member}
      signOut={signOut}
      controls={isPractice ? <Tag tone="info">Practice tenant</Tag> : null}
    >
      {children}
    </PortalShell>
  );
}
