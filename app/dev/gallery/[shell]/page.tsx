import { AppWindow, Boxes, Inbox, Plug, Settings, Users } from "lucide-react";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { FlowShell } from "#components/shell/flow-shell.tsx";
import { PortalShell } from "#components/shell/portal-shell.tsx";
import { SettingsShell } from "#components/shell/settings-shell.tsx";
import { SignInShell } from "#components/shell/sign-in-shell.tsx";
import type { ShellGroup } from "#components/shell/types.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { KeyHints } from "#components/ui/key-hints.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageFoot, PageScroll, PageTitle, Toolbar } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";

const place = "/dev/gallery";
const member = { name: "Noor Haidari", objectId: "noor", detail: "IT" };
const health = {
  href: place,
  glyph: "dot",
  tone: "success",
  words: "Entra ID synced",
  at: 1_760_000_000_000,
} as const;
const desk: readonly ShellGroup[] = [
  {
    items: [{ href: `${place}/app`, label: "Requests", icon: <Icon of={Inbox} />, count: 37, hasNews: true }],
  },
  {
    label: "Directory",
    items: [
      { href: `${place}/people`, label: "People", icon: <Icon of={Users} />, count: 1240 },
      { href: `${place}/groups`, label: "Groups", icon: <Icon of={Boxes} />, count: 412 },
      { href: `${place}/apps`, label: "Apps", icon: <Icon of={AppWindow} />, count: 87 },
    ],
  },
];
const settings: readonly ShellGroup[] = [
  {
    label: "Workspace",
    items: [
      { href: `${place}/settings`, label: "Integrations", icon: <Icon of={Plug} /> },
      { href: `${place}/settings/entra`, label: "Microsoft Entra ID", isSub: true },
    ],
  },
];
const foot = [{ href: `${place}/settings`, label: "Settings", icon: <Icon of={Settings} /> }];

async function signOut() {
  "use server";
}

const page = (
  <>
    <PageHead title="People" count="1,240 active">
      <Button>Export</Button>
    </PageHead>
    <Toolbar>Filters</Toolbar>
    <PageScroll>
      <PageBody>
        <PageTitle title="Integrations" lede="Where people, groups and apps come from." />
        <Section title="IAM" help="The directory and the actions agents run from requests.">
          Microsoft Entra ID
        </Section>
      </PageBody>
    </PageScroll>
    <PageFoot>
      <KeyHints hints={[{ keys: ["J", "K"], does: "move" }]} />
    </PageFoot>
  </>
);

const SHELLS: Record<string, ReactNode> = {
  app: (
    <AppShell
      companyName="Calder Optics"
      homeHref={place}
      groups={desk}
      foot={foot}
      health={health}
      member={member}
      signOut={signOut}
    >
      {page}
    </AppShell>
  ),
  rail: (
    <AppShell
      companyName="Calder Optics"
      homeHref={place}
      groups={desk}
      foot={foot}
      health={health}
      member={member}
      signOut={signOut}
    >
      <div data-rail className="contents">
        {page}
      </div>
    </AppShell>
  ),
  settings: (
    <SettingsShell backHref={place} groups={settings} member={member} signOut={signOut}>
      {page}
    </SettingsShell>
  ),
  flow: (
    <FlowShell
      title="Connect Microsoft Entra ID"
      closeHref={place}
      crumbs={[{ href: `${place}/settings`, label: "Settings" }]}
      steps={[
        { title: "Check what is asked", detail: "Permissions and who can grant them", status: "current" },
        { title: "Grant admin consent", detail: "On Microsoft’s page", status: "ahead" },
        { title: "Import", status: "ahead" },
        { title: "Review", status: "ahead" },
      ]}
      footer={
        <>
          <Button size="l" variant="primary">
            Continue to Microsoft
          </Button>
          <Button size="l" variant="ghost">
            Cancel
          </Button>
        </>
      }
    >
      <PageTitle
        title="What Gatehouse asks Microsoft for"
        lede="Nothing in Entra changes until someone runs an action."
      />
    </FlowShell>
  ),
  portal: (
    <PortalShell
      companyName="Calder Optics"
      homeHref={place}
      items={[{ href: `${place}/portal`, label: "Home", icon: <Icon of={Inbox} /> }]}
      member={member}
      signOut={signOut}
    >
      <h1 className="text-26 font-semibold">What do you need, Ikram?</h1>
    </PortalShell>
  ),
  "sign-in": (
    <SignInShell title="Sign in to Gatehouse" lede="With your work account." foot="Calder Optics IT desk">
      <Button size="l" variant="primary">
        Sign in with Microsoft
      </Button>
    </SignInShell>
  ),
};

/** The shells with a little in them. Development only. */
export default async function ShellPage({ params }: { params: Promise<{ shell: string }> }) {
  const shell = SHELLS[(await params).shell];
  if (process.env.NODE_ENV === "production" || shell === undefined) notFound();
  return shell;
}
