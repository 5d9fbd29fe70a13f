import type { ReactNode } from "react";
import { Plug, ScrollText, Users } from "lucide-react";
import { SettingsShell } from "#components/shell/settings-shell.tsx";
import type { ShellMember, SignOut } from "#components/shell/types.ts";
import { Icon } from "#components/ui/icon.tsx";

const integrations = {
  href: "/settings/integrations",
  label: "Integrations",
  icon: <Icon of={Plug} />,
  isExact: true,
};
const entra = { href: "/settings/integrations/entra", label: "Microsoft Entra ID", isSub: true };
const members = { href: "/settings/members", label: "Members", icon: <Icon of={Users} /> };
const auditLog = { href: "/settings/audit-log", label: "Audit log", icon: <Icon of={ScrollText} /> };

type SettingsFrameProps = {
  isConnected: boolean;
  member: ShellMember;
  signOut: SignOut;
  children: ReactNode;
};

/** Settings with the places that exist. */
export function SettingsFrame({ isConnected, member, signOut, children }: SettingsFrameProps) {
  const groups = [
    { label: "Workspace", items: isConnected ? [integrations, entra] : [integrations] },
    { label: "People and access", items: [members] },
    { label: "Records", items: [auditLog] },
  ];
  return (
    <SettingsShell backHref="/requests" groups={groups} member={member} signOut={signOut}>
      {children}
    </SettingsShell>
  );
}
