import { FactsAside, FactsBlock } from "#components/people/facts-aside.tsx";
import { ObjectId } from "#components/people/person-facts.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import { Time } from "#components/ui/time.tsx";
import type { GroupPage } from "#lib/directory/load-group.ts";

/** What Entra says about a group. */
export function GroupFacts({ page }: { page: GroupPage }) {
  const { group, freshness } = page;
  const lostReason = freshness.status === "Needs reauthorization" ? "needs reauthorization" : undefined;
  return (
    <FactsAside>
      <FactsBlock
        title="Facts"
        stamp={<Stamp source="Entra" readAt={freshness.readAt} lostReason={lostReason} />}
        facts={[
          { term: "Kind", value: group.kind },
          { term: "Membership", value: group.isDynamic ? "Dynamic" : "Assigned" },
          ...(group.membershipRule === null
            ? []
            : [{ term: "Rule", value: <span className="text-id">{group.membershipRule}</span> }]),
          { term: "Source", value: group.isOnPremises ? "On-premises Active Directory" : "Cloud" },
          {
            term: "Email",
            value: group.mail === null ? null : <span className="text-id">{group.mail}</span>,
          },
          { term: "Team", value: group.isTeam ? "Yes" : "No" },
          { term: "Visibility", value: group.visibility },
          { term: "Role-assignable", value: group.isRoleAssignable ? "Yes" : "No" },
          { term: "In scope", value: group.inScope ? "Yes" : "No" },
          {
            term: "Created",
            value: group.createdInEntraAt === null ? null : <Time at={group.createdInEntraAt} />,
          },
          { term: "Object ID", value: <ObjectId id={group.objectId} /> },
        ]}
      />
    </FactsAside>
  );
}
