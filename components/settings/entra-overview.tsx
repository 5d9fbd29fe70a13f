import { GrantedTable } from "#components/entra/connect/granted-table.tsx";
import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { FigureStrip, type FigureFact } from "#components/ui/figure-strip.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import type { MirrorCounts } from "#lib/entra/connection/mirror-counts.ts";
import type { Power } from "#lib/entra/connection/permissions.ts";
import type { CycleChanges, SyncRunSummary } from "#lib/entra/sync/types.ts";
import { DisconnectSection } from "./disconnect-section.tsx";
import { LastChanges } from "./last-changes.tsx";
import { SyncHistory } from "./sync-history.tsx";

const figures = new Intl.NumberFormat("en-GB");

export type OverviewFacts = {
  tenantName: string;
  tenantDomain: string | null;
  clientId: string;
  isPractice: boolean;
  isLost: boolean;
  consentedBy: string | null;
  consentedAt: number;
  lastSyncAt: number | null;
  nextSyncAt: number | null;
  chosen: readonly string[];
  granted: readonly string[];
};

/** Last and next sync, and how much there is. */
export function OverviewFigures({
  facts,
  counts,
  runs,
}: {
  facts: OverviewFacts;
  counts: MirrorCounts;
  runs: readonly SyncRunSummary[];
}) {
  const last = runs.find((run) => run.status === "Completed");
  const took =
    last === undefined || last.finishedAt === null
      ? undefined
      : `Took ${formatDuration(last.finishedAt - last.startedAt)}`;
  const next = facts.isLost ? "Paused" : facts.nextSyncAt === null ? "Soon" : <Time at={facts.nextSyncAt} />;
  const strip: FigureFact[] = [
    {
      term: "Last sync",
      value: facts.lastSyncAt === null ? "Never" : <Time at={facts.lastSyncAt} />,
      detail: took,
    },
    { term: "Next sync", value: next, detail: facts.isLost ? "Until you reconnect" : "Every 4 hours" },
    {
      term: "People",
      value: figures.format(counts.people),
      detail: "Active members of the tenant",
    },
    {
      term: "Groups",
      value: figures.format(counts.groups),
      detail: `${figures.format(counts.memberships)} memberships`,
    },
    {
      term: "Apps",
      value: figures.format(counts.apps),
      detail: `${figures.format(counts.assignments)} assignments`,
    },
  ];
  return (
    <FigureStrip
      figures={strip}
      className="mb-6 max-sm:[&>div:last-child]:col-span-2 sm:max-lg:[&>div:last-child]:col-span-2"
    />
  );
}

type OverviewSectionsProps = {
  facts: OverviewFacts;
  powers: readonly Power[];
  runs: readonly SyncRunSummary[];
  changes: CycleChanges | null;
};

/** The ruled sections of the connected page: permissions, changes, history, connection. */
export function OverviewSections({ facts, powers, runs, changes }: OverviewSectionsProps) {
  const asked = powers
    .filter((power) => !power.isOptional || facts.chosen.includes(power.key))
    .flatMap((power) => power.permissions);
  const granted = asked.filter((permission) => facts.granted.includes(permission.name)).length;
  return (
    <>
      <Section
        title="Permissions"
        help={
          facts.isLost
            ? "As they were when Entra last accepted the sign-in."
            : "What was granted, and what each one unlocks."
        }
        tag={
          <Tag tone={facts.isLost ? "plain" : granted === asked.length ? "success" : "warning"}>
            {granted} of {asked.length} granted
          </Tag>
        }
      >
        <GrantedTable powers={powers} chosen={facts.chosen} granted={facts.granted} />
      </Section>
      <Section title="What changed" help="In the latest sync that changed something.">
        <LastChanges changes={changes} />
      </Section>
      <Section title="Sync history" help="Entra refreshes every few hours. Actions run at once.">
        <SyncHistory runs={runs} />
      </Section>
      <Section title="Connection">
        <DescriptionList
          isWide
          className="mb-4"
          facts={[
            { term: "Consent given by", value: facts.consentedBy ?? "An admin, before the set-up" },
            { term: "Consent given", value: <Time at={facts.consentedAt} /> },
            { term: "Domain", value: facts.tenantDomain },
            { term: "Client ID", value: <span className="text-id">{facts.clientId}</span> },
            { term: "Kind", value: facts.isPractice ? "Practice tenant" : "Microsoft tenant" },
          ]}
        />
        <div className="flex flex-wrap items-start gap-2">
          {facts.isLost ? null : (
            <LinkButton href="/settings/integrations/entra/connect">Reconnect</LinkButton>
          )}
          <DisconnectSection tenantName={facts.tenantName} />
        </div>
      </Section>
    </>
  );
}
