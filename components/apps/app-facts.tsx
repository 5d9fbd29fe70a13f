import { formatNumber } from "#components/people/format-count.ts";
import { FactsAside, FactsBlock } from "#components/people/facts-aside.tsx";
import { ObjectId } from "#components/people/person-facts.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import type { AppPage } from "#lib/directory/load-app.ts";
import { AppState } from "./apps-table.tsx";

/** What Entra says about an app. */
export function AppFacts({ page }: { page: AppPage }) {
  const { app, roles, freshness } = page;
  const lostReason = freshness.status === "Needs reauthorization" ? "needs reauthorization" : undefined;
  return (
    <FactsAside>
      <FactsBlock
        title="Facts"
        stamp={<Stamp source="Entra" readAt={freshness.readAt} lostReason={lostReason} />}
        facts={[
          { term: "State", value: <AppState isEnabled={app.isEnabled} /> },
          { term: "Who may sign in", value: app.isAssignmentRequired ? "Assigned people only" : "Everybody" },
          { term: "My Apps", value: app.isHidden ? "Hidden" : "Shown" },
          {
            term: "Home page",
            value: app.homepage === null ? null : <span className="text-id">{app.homepage}</span>,
          },
          { term: "Type", value: app.servicePrincipalType },
          { term: "Object ID", value: <ObjectId id={app.objectId} /> },
          { term: "Client ID", value: <span className="text-id">{app.appId}</span> },
        ]}
      />
      <FactsBlock
        title="Roles"
        facts={roles.map((role) => ({
          term: role.displayName,
          value: role.isEnabled
            ? role.isForUsers
              ? assignedWords(role.assignedCount)
              : "For apps only"
            : "Disabled",
        }))}
      />
    </FactsAside>
  );
}

/** Of people and groups: "12 assignments". */
function assignedWords(count: number): string {
  if (count === 0) return "Not assigned";
  return `${formatNumber(count)} ${count === 1 ? "assignment" : "assignments"}`;
}
