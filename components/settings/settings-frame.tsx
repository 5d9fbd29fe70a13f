import type { ReactNode } from "react";
import {
  Bell,
  Bot,
  HeartPulse,
  KeyRound,
  Layers,
  Plug,
  ScrollText,
  Shield,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import { CommandPalette } from "#components/palette/command-palette.tsx";
import { SettingsShell } from "#components/shell/settings-shell.tsx";
import type { ShellMember, SignOut } from "#components/shell/types.ts";
import { ArchIcon } from "#components/ui/arch-icon.tsx";
import { Icon } from "#components/ui/icon.tsx";

const general = { href: "/settings/general", label: "General", icon: <Icon of={SlidersHorizontal} /> };
const integrations = {
  href: "/settings/integrations",
  label: "Integrations",
  icon: <Icon of={Plug} />,
  isExact: true,
};
const entra = { href: "/settings/integrations/entra", label: "Microsoft Entra ID", isSub: true };
const hris = { href: "/settings/integrations/hris", label: "HRIS", isSub: true };
const email = { href: "/settings/integrations/email", label: "Email", isSub: true };
const teams = { href: "/settings/integrations/teams", label: "Microsoft Teams", isSub: true };
const notifications = { href: "/settings/notifications", label: "Notifications", icon: <Icon of={Bell} /> };
const members = { href: "/settings/members", label: "Members", icon: <Icon of={Users} /> };
const accessKeys = { href: "/settings/access-keys", label: "Access keys", icon: <Icon of={KeyRound} /> };
const protection = { href: "/settings/protection", label: "Protection", icon: <Icon of={Shield} /> };
const approvalRules = { href: "/settings/approval-rules", label: "Approval rules", icon: <ArchIcon /> };
const services = { href: "/settings/services", label: "Services", icon: <Icon of={Layers} /> };
const itAgent = { href: "/settings/it-agent", label: "IT Agent", icon: <Icon of={Bot} /> };
const auditLog = { href: "/settings/audit-log", label: "Audit log", icon: <Icon of={ScrollText} /> };
const health = { href: "/settings/health", label: "Health", icon: <Icon of={HeartPulse} /> };

type SettingsFrameProps = {
  isConnected: boolean;
  member: ShellMember;
  signOut: SignOut;
  children: ReactNode;
};

/** Settings with the places that exist. */
export function SettingsFrame({ isConnected, member, signOut, children }: SettingsFrameProps) {
  const groups = [
    {
      label: "Workspace",
      items: [
        general,
        integrations,
        ...(isConnected ? [entra] : []),
        hris,
        teams,
        email,
        services,
        notifications,
      ],
    },
    { label: "People and access", items: [members, accessKeys, approvalRules, protection] },
    { label: "Automation", items: [itAgent] },
    { label: "Records", items: [auditLog, health] },
  ];
  return (
    <SettingsShell
      backHref="/requests"
      groups={groups}
      member={member}
      signOut={signOut}
      search={<CommandPalette keepsLabel />}
    >
      {children}
    </SettingsShell>
  );
}
