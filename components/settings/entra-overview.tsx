import { GrantedTable } from "#components/entra/connect/granted-table.tsx";
import { ScopeSection } from "#components/entra/scope/scope-section.tsx";
import { WhySearch } from "#components/entra/scope/why-search.tsx";
import { LastChanges } from "#components/entra/sync/last-changes.tsx";
import { ScheduleForm } from "#components/entra/sync/schedule-form.tsx";
import { SyncHistory } from "#components/entra/sync/sync-history.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Time } from "#components/ui/time.tsx";
import { POWERS } from "#lib/entra/connection/permissions.ts";
import type { EntraSettings } from "#lib/entra/sync/loaders.ts";
import { DisconnectSection } from "./disconnect-section.tsx";
import { PauseButton } from "./pause-section.tsx";

/** The ruled sections of the connected page: changes, scope, permissions, history, schedule, connection. */
export function OverviewSections({ settings, why }: { settings: EntraSettings; why: string }) {
  const { connection, runs, changes, scope, everyHours, limits } = settings;
  const isLost = connection.status === "Needs reauthorization";
  const granted = connection.grantedPermissions;
  const asked = POWERS.filter((power) => !power.isOptional || connection.powers.includes(power.key)).flatMap(
    (power) => power.permissions,
  );
  const held = asked.filter((permission) => granted.includes(permission.name)).length;
  return (
    <>
      <Section
        title="What changed"
        help={
          changes === null ? (
            "In the latest sync that changed something."
          ) : (
            <>
              In the sync at <Time at={changes.run.startedAt} />.
            </>
          )
        }
      >
        <LastChanges changes={changes} />
      </Section>
      <Section
        title="Scope"
        anchor="scope"
        help="Who and what Gatehouse shows and acts on. It applies as soon as you save."
      >
        <ScopeSection
          key={JSON.stringify(connection.scope)}
          saved={connection.scope}
          named={scope.choices}
          now={scope.now}
        />
        <div className="mt-5 border-t border-line pt-4">
          <WhySearch key={why} typedFirst={why} />
        </div>
      </Section>
      <Section
        title="Permissions"
        help={
          isLost ? (
            "As they were when Entra last accepted the sign-in."
          ) : (
            <>
              What was granted, and what each one unlocks. Read from the token at{" "}
              <Time at={connection.permissionsReadAt} />.
            </>
          )
        }
        tag={
          <Tag tone={isLost ? "plain" : held === asked.length ? "success" : "warning"}>
            {held} of {asked.length} granted
          </Tag>
        }
      >
        <GrantedTable powers={POWERS} chosen={connection.powers} granted={granted} />
      </Section>
      <Section title="Sync history" help="Entra refreshes every few hours. Actions run at once.">
        <SyncHistory runs={runs} />
      </Section>
      <Section title="Schedule and limits" help="How often Gatehouse looks, and what it asks about first.">
        <ScheduleForm everyHours={everyHours} limits={limits} />
      </Section>
      <Section title="Connection">
        <ConnectionFacts settings={settings} />
        <div className="flex flex-wrap items-start gap-2">
          {isLost ? null : <LinkButton href="/settings/integrations/entra/connect">Reconnect</LinkButton>}
          {connection.status === "Connected" ? <PauseButton /> : null}
          <DisconnectSection tenantName={connection.tenantName} />
        </div>
      </Section>
    </>
  );
}

function ConnectionFacts({ settings: { connection } }: { settings: EntraSettings }) {
  const { credentialExpiresAt } = connection;
  return (
    <DescriptionList
      isWide
      className="mb-4"
      facts={[
        { term: "Consent given by", value: connection.consentedBy ?? "An admin, before the set-up" },
        { term: "Consent given", value: <Time at={connection.consentedAt} /> },
        { term: "Domain", value: connection.tenantDomain },
        { term: "Client ID", value: <span className="text-id">{connection.clientId}</span> },
        {
          term: "Secret or certificate ends",
          value: credentialExpiresAt === null ? "Not known" : <Time at={credentialExpiresAt} />,
        },
        { term: "Kind", value: connection.isPractice ? "Practice tenant" : "Microsoft tenant" },
      ]}
    />
  );
}
