import { Link } from "#components/ui/link.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { PersonPeek } from "#lib/directory/peek-person.ts";
import { countedDay } from "../counted-day.tsx";
import { FactsBlock } from "../facts-aside.tsx";
import { formatNumber } from "../format-count.ts";
import { PersonStatus } from "../person-status.tsx";

type Desk = NonNullable<PersonPeek["desk"]>;

/** Status and what is special about the account. */
export function PeekMarks({ desk }: { desk: Desk }) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
      <PersonStatus status={desk.status} />
      {desk.isGuest ? <Tag>Guest</Tag> : null}
      {desk.isPrivileged ? <Tag tone="warning">Privileged</Tag> : null}
      {desk.isInScope ? null : <Tag isDashed>Out of scope</Tag>}
    </div>
  );
}

/** Facts, access and open requests, as far as the reader may see them. */
export function PeekFacts({ peek }: { peek: PersonPeek }) {
  const { facts, manager, reportCount, desk } = peek;
  return (
    <>
      <FactsBlock
        title="Facts"
        facts={[
          { term: "Work email", value: <WorkEmail email={facts.workEmail} /> },
          { term: "Department", value: facts.department },
          { term: "Manager", value: manager?.displayName ?? null },
          { term: "Reports", value: reportCount === 0 ? null : formatNumber(reportCount) },
          { term: "Office", value: facts.officeLocation },
          ...(desk === null
            ? []
            : [
                { term: "Start date", value: countedDay(desk.dates.start) },
                { term: "End date", value: countedDay(desk.dates.end) },
              ]),
        ]}
      />
      {desk === null ? null : (
        <>
          <Names title="Groups" count={desk.groupCount} names={desk.groups} none="In no group." />
          <Names title="Apps" count={desk.appCount} names={desk.apps} none="No app is assigned." />
          <OpenRequests requests={desk.openRequests} />
        </>
      )}
    </>
  );
}

/** On one line, so that no letter of it stands alone. */
function WorkEmail({ email }: { email: string }) {
  return (
    <span title={email} className="block truncate text-id">
      {email}
    </span>
  );
}

type NamesProps = { title: string; count: number; names: readonly string[]; none: string };

function Names({ title, count, names, none }: NamesProps) {
  return (
    <section>
      <h3 className="mb-1 text-14 leading-5 font-semibold">
        {title} <span className="text-12 font-normal text-ink-3 tabular-nums">{formatNumber(count)}</span>
      </h3>
      {count === 0 ? <p className="text-ink-3">{none}</p> : null}
      <ul className="text-ink-2">
        {names.map((name, at) => (
          // Two groups may share a name.
          <li key={`${at} ${name}`} className="truncate py-0.5">
            {name}
          </li>
        ))}
      </ul>
      {count > names.length ? (
        <p className="py-0.5 text-12 text-ink-3">{`${formatNumber(count - names.length)} more`}</p>
      ) : null}
    </section>
  );
}

function OpenRequests({ requests }: { requests: Desk["openRequests"] }) {
  if (requests.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-14 leading-5 font-semibold">Open requests</h3>
      <ul>
        {requests.map(({ number, title }) => (
          <li key={number} className="truncate py-0.5">
            <Link href={`/requests/${number}`} className="text-accent-text hover:underline">
              {`REQ-${number} ${title}`}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
