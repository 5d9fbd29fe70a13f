import type { Metadata } from "next";
import { ChannelState } from "#components/settings/messaging/channel-state.tsx";
import { TestChannel } from "#components/settings/messaging/test-channel.tsx";
import { TeamsForm } from "#components/settings/teams/teams-form.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { loadTeams } from "#lib/messages/loaders.ts";

export const metadata: Metadata = { title: "Microsoft Teams" };

const CRUMBS = [{ label: "Integrations", href: "/settings/integrations" }];

export default async function TeamsPage() {
  const { teams, usual, isInstallGranted, ownName } = await loadTeams();
  return (
    <>
      <PageHead title="Microsoft Teams" isTitleHidden crumbs={CRUMBS} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Microsoft Teams"
            lede="Notifications as direct messages of a bot. It only writes: nobody can approve or ask anything by answering it."
          />
          {teams === null ? null : (
            <Section title="State">
              <ChannelState channel="teams" view={teams} />
            </Section>
          )}
          <Section title="The bot" help="How to make it is in docs/messages.md, step by step.">
            <TeamsForm teams={teams} usual={usual} isInstallGranted={isInstallGranted} />
          </Section>
          <Section title="Test" help="By what is saved, to yourself.">
            <TestChannel channel="teams" to={ownName} isOn={teams?.isOn === true} />
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
