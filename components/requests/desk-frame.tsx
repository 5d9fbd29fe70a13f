import { AppWindow, Bot, Boxes, Inbox, Package, Settings, Users, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import { BellIcon, UnreadCount } from "#components/messages/bell.tsx";
import type { Unread } from "#components/messages/use-unread.ts";
import { CommandPalette } from "#components/palette/command-palette.tsx";
import { PaletteLine } from "#components/palette/palette-line.tsx";
import { InstanceBanner } from "#components/settings/instance/instance-banner.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import type { ShellMember, SignOut } from "#components/shell/types.ts";
import { ArchIcon } from "#components/ui/arch-icon.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Shell } from "#lib/shell/data.ts";
import { AutomationBanner } from "./automation-banner.tsx";

const SETTINGS = { href: "/settings", label: "Settings", icon: <Icon of={Settings} /> };
const ENTRA = "/settings/integrations/entra";

type DeskFrameProps = {
  shell: Shell;
  isAdmin: boolean;
  isPractice: boolean;
  unread: Unread;
  member: ShellMember;
  signOut: SignOut;
  children: ReactNode;
};

/** The desk of agents and admins, with the places that exist. */
export function DeskFrame(props: DeskFrameProps) {
  const { shell, isAdmin, isPractice, unread, member, signOut, children } = props;
  const { directory, health, companyName, openRequests, approvals, automationPause, instanceHold } = shell;
  const groups = [
    {
      items: [
        { href: "/requests", label: "Requests", icon: <Icon of={Inbox} />, count: openRequests },
        {
          href: "/approvals",
          label: "Approvals",
          icon: <ArchIcon />,
          count: approvals === 0 ? undefined : approvals,
          hasNews: approvals > 0,
        },
        {
          href: "/notifications",
          label: "Notifications",
          icon: <BellIcon unread={unread} />,
          badge: <UnreadCount unread={unread} />,
        },
      ],
    },
    {
      label: "Directory",
      items: [
        { href: "/people", label: "People", icon: <Icon of={Users} />, count: directory?.people },
        { href: "/groups", label: "Groups", icon: <Icon of={Boxes} />, count: directory?.groups },
        { href: "/apps", label: "Apps", icon: <Icon of={AppWindow} />, count: directory?.apps },
        { href: "/bundles", label: "App bundles", icon: <Icon of={Package} /> },
      ],
    },
    {
      label: "Automation",
      items: [
        { href: "/workflows", label: "Workflows", icon: <Icon of={Workflow} /> },
        { href: "/playbooks", label: "Playbooks", icon: <Icon of={Bot} /> },
      ],
    },
  ];
  return (
    <AppShell
      companyName={companyName}
      homeHref="/requests"
      groups={groups}
      foot={isAdmin ? [SETTINGS] : []}
      health={{ ...health, href: isAdmin ? ENTRA : undefined }}
      member={member}
      signOut={signOut}
      phoneSearch={<PaletteLine />}
      search={
        <>
          <CommandPalette />
          {isPractice ? <PracticeTag /> : null}
        </>
      }
    >
      {instanceHold === null ? null : <InstanceBanner hold={instanceHold} isAdmin={isAdmin} />}
      {automationPause === null ? null : <AutomationBanner pause={automationPause} isAdmin={isAdmin} />}
      {children}
    </AppShell>
  );
}

function PracticeTag() {
  return (
    <p className="px-2 pb-2 rail:sr-only" title="No real directory: everything here is practice.">
      <Tag tone="info">Practice tenant</Tag>
    </p>
  );
}
