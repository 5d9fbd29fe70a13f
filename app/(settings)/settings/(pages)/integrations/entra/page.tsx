import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connectionDoor, ConnectionTag } from "#components/settings/connection-state.tsx";
import { OverviewFigures, OverviewSections } from "#components/settings/entra-overview.tsx";
import { FirstTasks } from "#components/settings/first-tasks.tsx";
import { MissingNotice, ReauthorizationNotice } from "#components/settings/reauthorization-notice.tsx";
import { SyncNowButton } from "#components/settings/sync-now-button.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { PageHead } from "#components/ui/page-head.tsx";
import { PageBody, PageScroll, PageTitle } from "#components/ui/page-layout.tsx";
import { findConnection } from "#lib/entra/connection/data.ts";
import { countMirror } from "#lib/entra/connection/mirror-counts.ts";
import { choosePowers, missingPermissions, POWERS } from "#lib/entra/connection/permissions.ts";
import { listSyncRuns, loadLastChanges } from "#lib/entra/sync/sync-runs.ts";
import { pageContext } from "#lib/platform/session.ts";

export const metadata: Metadata = { title: "Microsoft Entra ID" };

type Props = { searchParams: Promise<{ finished?: string }> };

export default async function EntraPage({ searchParams }: Props) {
  const { db } = await pageContext();
  const connection = findConnection(db);
  const status = connection?.status ?? "Not connected";
  if (connection === null || status === "Importing" || status === "Ready for review")
    redirect(connectionDoor(status).href);
  const isLost = status === "Needs reauthorization";
  const runs = listSyncRuns(db);
  const facts = { ...connection, isLost, chosen: connection.powers, granted: connection.grantedPermissions };
  const missing = missingPermissions(connection);
  const stopped = choosePowers(connection.powers).filter((power) =>
    power.permissions.some(({ name }) => missing.includes(name)),
  );
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
            tag={<ConnectionTag status={status} />}
            lede={
              <>
                {connection.tenantName} <span className="text-ink-3">tenant</span>{" "}
                <span className="text-id [overflow-wrap:anywhere]">{connection.tenantId}</span>
              </>
            }
          >
            <SyncNowButton
              isRunning={runs.some((run) => run.status === "Queued" || run.status === "In progress")}
              disabledReason={
                isLost ? "Reconnect first: Entra does not accept Gatehouse’s sign-in." : undefined
              }
            />
          </PageTitle>
          {isLost ? (
            <ReauthorizationNotice
              since={connection.reauthorizationSince}
              reason={connection.reauthorizationReason}
            />
          ) : null}
          {(await searchParams).finished === undefined ? null : <FirstTasks />}
          <OverviewFigures facts={facts} counts={countMirror(db)} runs={runs} />
          {isLost ? null : (
            <MissingNotice missing={missing} actions={stopped.flatMap((power) => power.actions)} />
          )}
          <OverviewSections facts={facts} powers={POWERS} runs={runs} changes={loadLastChanges(db)} />
        </PageBody>
      </PageScroll>
    </>
  );
}
