import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HoldNotice } from "#components/entra/sync/hold-notice.tsx";
import { SyncNowButton } from "#components/entra/sync/sync-now-button.tsx";
import { SyncWatch } from "#components/entra/sync/sync-watch.tsx";
import { connectionDoor, ConnectionTag } from "#components/settings/connection-state.tsx";
import { CredentialNotice, MissingNotice, PausedNotice } from "#components/settings/connection-notices.tsx";
import { OverviewFigures } from "#components/settings/entra-figures.tsx";
import { OverviewSections } from "#components/settings/entra-overview.tsx";
import type { Database } from "#db/client.ts";
import { FirstTasks } from "#components/settings/first-tasks.tsx";
import { ReauthorizationNotice } from "#components/settings/reauthorization-notice.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { findConnection } from "#lib/entra/connection/data.ts";
import { missingPermissions, stoppedActions } from "#lib/entra/connection/permissions.ts";
import { loadEntraSettings } from "#lib/entra/sync/loaders.ts";
import { pageContext } from "#lib/platform/session.ts";
import { readFirstTasks } from "#lib/shell/first-tasks-data.ts";

export const metadata: Metadata = { title: "Microsoft Entra ID" };

type Props = { searchParams: Promise<{ finished?: string; why?: string | string[] }> };

export default async function EntraPage({ searchParams }: Props) {
  const ctx = await pageContext();
  const settings = loadEntraSettings(ctx);
  if (settings === null) redirect(connectionDoor(findConnection(ctx.db)?.status ?? "Not connected").href);
  const { connection, holds } = settings;
  const { finished, why } = await searchParams;
  const isLost = connection.status === "Needs reauthorization";
  const isPaused = connection.status === "Paused";
  const missing = missingPermissions(connection);
  return (
    <>
      <PageHead
        title="Microsoft Entra ID"
        isTitleHidden
        crumbs={[
          { label: "Settings", href: "/settings" },
          { label: "Integrations", href: "/settings/integrations" },
        ]}
      />
      <PageScroll>
        <PageBody>
          <PageTitle
            title="Microsoft Entra ID"
            mark={<Tile name="Entra" size={40} />}
            tag={<ConnectionTag status={connection.status} />}
            lede={
              <>
                {connection.tenantName} <span className="text-ink-3">tenant</span>{" "}
                <span className="text-id [overflow-wrap:anywhere]">{connection.tenantId}</span>
              </>
            }
          >
            <SyncNowButton
              disabledReason={
                isLost
                  ? "Reconnect first: Entra does not accept Gatehouse’s sign-in."
                  : isPaused
                    ? "The connection is paused. Resume it first."
                    : undefined
              }
            />
          </PageTitle>
          <SyncWatch />
          {isLost ? <ReauthorizationNotice connection={connection} /> : null}
          {isPaused ? <PausedNotice connection={connection} /> : null}
          {isLost ? null : <HoldNotice holds={holds} />}
          {isLost ? null : <CredentialNotice connection={connection} now={ctx.clock.now()} />}
          {finished === undefined ? null : <FirstTasks tasks={suggestedTasks(ctx.db)} />}
          <OverviewFigures settings={settings} />
          {isLost ? null : <MissingNotice missing={missing} actions={stoppedActions(connection)} />}
          <OverviewSections settings={settings} why={typeof why === "string" ? why.slice(0, 200) : ""} />
        </PageBody>
      </PageScroll>
    </>
  );
}

/** The three that follow Finish setup. */
const suggestedTasks = (db: Database) =>
  readFirstTasks(db).filter(({ key }) => key === "people" || key === "scope" || key === "action");
