import { Avatar } from "#components/ui/avatar.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import type { Fact } from "#components/ui/description-list.tsx";
import { Link } from "#components/ui/link.tsx";
import { Stamp } from "#components/ui/stamp.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PersonPage } from "#lib/directory/load-person.ts";
import { countedDay } from "./counted-day.tsx";
import { FactsAside, FactsBlock } from "./facts-aside.tsx";
import { PersonStatus } from "./person-status.tsx";
import { formatCountry } from "./row-look.ts";

/** Everything the mirror knows of a person; for employees the work facts. */
export function PersonFacts({ page }: { page: PersonPage }) {
  const { facts, desk, freshness } = page;
  const lostReason = freshness.status === "Needs reauthorization" ? "needs reauthorization" : undefined;
  const stamp = <Stamp source="Entra" readAt={freshness.readAt} lostReason={lostReason} />;
  const manager = page.org.managers.at(-1);
  const work: Fact[] = [
    { term: "Job title", value: facts.jobTitle },
    { term: "Department", value: facts.department },
    { term: "Manager", value: manager === undefined ? null : <PersonLink person={manager} /> },
    { term: "Office location", value: facts.officeLocation },
  ];
  const email = { term: "Work email", value: <span className="text-id">{facts.workEmail}</span> };
  if (desk === null) {
    return (
      <FactsAside>
        <FactsBlock title="Facts" stamp={stamp} facts={[email, ...work]} />
      </FactsAside>
    );
  }
  const more = desk.facts;
  return (
    <FactsAside>
      <FactsBlock
        title="Facts"
        stamp={stamp}
        facts={[
          { term: "Display name", value: facts.displayName },
          email,
          { term: "UPN", value: <span className="text-id">{more.userPrincipalName}</span> },
          { term: "Object ID", value: <ObjectId id={facts.objectId} /> },
          ...work,
          { term: "Usage location", value: formatCountry(more.usageLocation) },
          { term: "Status", value: <PersonStatus status={more.status} /> },
          { term: "User type", value: more.isGuest ? "Guest" : "Member" },
          { term: "In scope", value: more.inScope ? "Yes" : "No" },
        ]}
      />
      <FactsBlock
        title="Dates"
        facts={[
          { term: "Start date", value: countedDay(desk.dates.start) },
          { term: "End date", value: countedDay(desk.dates.end) },
          { term: "Created", value: moment(more.createdInEntraAt) },
          { term: "Password set", value: moment(more.lastPasswordChangeAt) },
          { term: "Sessions from", value: moment(more.sessionsValidFromAt) },
          ...(more.deletedAt === null ? [] : [{ term: "Deleted", value: moment(more.deletedAt) }]),
        ]}
      />
      <FactsBlock
        title="Account"
        facts={present([
          { term: "Given name", value: more.givenName },
          { term: "Surname", value: more.surname },
          { term: "Company", value: more.companyName },
          { term: "City", value: more.city },
          { term: "Country", value: more.country },
          { term: "Mobile", value: more.mobilePhone },
          { term: "Phone", value: more.businessPhone },
          { term: "Employee ID", value: more.employeeId },
          { term: "Employee type", value: more.employeeType },
          { term: "Invitation", value: more.externalUserState },
          { term: "Synced from", value: more.isOnPremises ? "On-premises Active Directory" : null },
          { term: "On-premises DN", value: more.distinguishedName },
        ])}
      />
      <FactsBlock
        title="Belongs to"
        facts={[
          { term: "Units", value: names(desk.units.map((unit) => unit.displayName)) },
          { term: "Directory roles", value: names(desk.access.roles.map((role) => role.displayName)) },
          { term: "Owns", value: <OwnedGroups groups={desk.access.ownedGroups} /> },
        ]}
      />
    </FactsAside>
  );
}

function present(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => fact.value !== null);
}

function moment(at: number | null) {
  return at === null ? null : <Time at={at} />;
}

function names(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(", ");
}

function PersonLink({ person }: { person: { objectId: string; displayName: string } }) {
  return (
    <Link
      href={`/people/${person.objectId}`}
      className="inline-flex max-w-full items-center gap-1.5 hover:underline"
    >
      <Avatar name={person.displayName} objectId={person.objectId} size={20} />
      <span className="truncate">{person.displayName}</span>
    </Link>
  );
}

/** An object id, cut to fit, with Copy. */
export function ObjectId({ id }: { id: string }) {
  return (
    <span className="flex min-w-0 items-center gap-1">
      <span className="min-w-0 truncate text-id">{id}</span>
      <CopyButton text={id} label="Copy object ID" />
    </span>
  );
}

function OwnedGroups({ groups }: { groups: readonly { objectId: string; displayName: string }[] }) {
  if (groups.length === 0) return <span className="text-ink-3">None</span>;
  return (
    <ul>
      {groups.map((group) => (
        <li key={group.objectId}>
          <Link href={`/groups/${group.objectId}`} className="hover:underline">
            {group.displayName}
          </Link>
        </li>
      ))}
    </ul>
  );
}
