import type { Metadata } from "next";
import { connectionDoor, ConnectionMark } from "#components/settings/connection-state.tsx";
import { EntraFeatures } from "#components/settings/entra-features.tsx";
import { HrisSection } from "#components/settings/hris/hris-section.tsx";
import { IntegrationRow } from "#components/settings/integration-row.tsx";
import { MessagingSection } from "#components/settings/messaging/messaging-section.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { KeyRound } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { Section } from "#components/ui/section.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { loadConnectPage } from "#lib/entra/connection/loaders.ts";
import { loadHrisCards } from "#lib/hris/loaders.ts";
import { loadMessaging } from "#lib/messages/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Integrations" };

export default async function IntegrationsPage() {
  const { connection, isPractice } = loadConnectPage(await pageContext());
  const messaging = await loadMessaging();
  const hris = await loadHrisCards();
  const status = connection?.status ?? "Not connected";
  const door = connectionDoor(status);
  return (
    <>
      <PageHead title="Integrations" isTitleHidden crumbs={[{ label: "Settings", href: "/settings" }]} />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Integrations"
            lede="Where people, groups and apps come from, and where Gatehouse can act."
          />
          <Section title="IAM" help="The directory and the actions agents run from requests.">
            <ul>
              <IntegrationRow
                name="Microsoft Entra ID"
                mark={<Tile name="Entra" size={32} />}
                line={
                  connection === null
                    ? "Directory and action source for your whole desk"
                    : connection.tenantName
                }
                state={<ConnectionMark status={status} />}
                control={
                  <LinkButton href={door.href} variant={door.isPrimary ? "primary" : "secondary"}>
                    {door.label}
                  </LinkButton>
                }
              >
                {connection === null ? <EntraFeatures /> : null}
              </IntegrationRow>
            </ul>
          </Section>
          <HrisSection {...hris} />
          <MessagingSection {...messaging} />
          <Section title="Sign-in" help="Separate from the directory.">
            <ul>
              <IntegrationRow
                name="Sign in with Microsoft"
                mark={<Tile name="Sign-in" size={32} icon={<Icon of={KeyRound} />} />}
                line={
                  isPractice
                    ? "People of the practice tenant sign in by choosing a persona"
                    : "Lets people sign in to Gatehouse with their Microsoft account"
                }
                state={
                  connection === null ? (
                    <StatusMark glyph="hollow">Connect Entra ID first</StatusMark>
                  ) : (
                    <StatusMark glyph="dot">On</StatusMark>
                  )
                }
              />
            </ul>
          </Section>
        </PageBody>
      </PageScroll>
    </>
  );
}
