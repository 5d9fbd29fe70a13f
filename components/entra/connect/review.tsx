import type { ReactNode } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { ImportReview, ReviewPerson } from "#lib/entra/sync/types.ts";
import { cn } from "#lib/platform/cn.ts";
import { COUNTED_TABLE } from "./stacked-table.ts";

const figures = new Intl.NumberFormat("en-GB");
const n = (value: number) => figures.format(value);

type CountRow = { name: string; inEntra: number; here: number; check: ReactNode };

function countRows(review: ImportReview): CountRow[] {
  const { people, groups } = review;
  const all = (count: number) => (
    <StatusMark glyph="check">{count === 0 ? "None in Entra" : "All read"}</StatusMark>
  );
  const excluded = <StatusMark glyph="minus">Excluded by default</StatusMark>;
  const blocked = people.inScope >= people.activeMembers + people.blocked && people.blocked > 0;
  return [
    {
      name: "Active users",
      inEntra: people.activeMembers,
      here: people.activeMembers,
      check: <StatusMark glyph="check">Matches Entra</StatusMark>,
    },
    {
      name: "Deactivated users",
      inEntra: people.blocked,
      here: blocked ? people.blocked : 0,
      check: blocked ? all(people.blocked) : excluded,
    },
    { name: "Guest accounts", inEntra: people.guests, here: 0, check: excluded },
    { name: "Security groups", inEntra: groups.security, here: groups.security, check: all(groups.security) },
    {
      name: "Microsoft 365 groups",
      inEntra: groups.microsoft365,
      here: groups.microsoft365,
      check: all(groups.microsoft365),
    },
    {
      name: "Mail-enabled security groups",
      inEntra: groups.mailEnabledSecurity,
      here: groups.mailEnabledSecurity,
      check: <StatusMark glyph="minus">Listed, can’t be targets</StatusMark>,
    },
    {
      name: "Distribution groups",
      inEntra: groups.distribution,
      here: groups.distribution,
      check: <StatusMark glyph="minus">Listed, can’t be targets</StatusMark>,
    },
    {
      name: "Enterprise Applications",
      inEntra: review.apps,
      here: review.apps,
      check: <StatusMark glyph="check">{n(review.assignments)} assignments</StatusMark>,
    },
    {
      name: "Administrative units",
      inEntra: review.administrativeUnits,
      here: review.administrativeUnits,
      check: all(review.administrativeUnits),
    },
  ];
}

/** Counts side by side: what Entra has, what Gatehouse will show. */
export function ReviewCounts({ review }: { review: ImportReview }) {
  return (
    <Table
      isBoxed
      columns={[undefined, "110px", "130px", "240px"]}
      className={cn("mt-5", COUNTED_TABLE)}
      aria-label="Counts"
    >
      <THead>
        <Th>From Entra</Th>
        <Th isNumber>In Entra</Th>
        <Th isNumber>In Gatehouse</Th>
        <Th>Check</Th>
      </THead>
      <TBody>
        {countRows(review).map((row) => (
          <Tr key={row.name}>
            <Td isStrong>{row.name}</Td>
            <Td isNumber>{n(row.inEntra)}</Td>
            <Td isNumber isStrong>
              {n(row.here)}
            </Td>
            <Td>{row.check}</Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

/** The arithmetic in one line, so that an admin can compare it with Entra. */
export function ReviewArithmetic({ people }: { people: ImportReview["people"] }) {
  const outside = people.users - people.guests - people.blocked - people.inScope;
  return (
    <p className="mt-3 text-ink-2 tabular-nums">
      {n(people.users)} users − {n(people.guests)} guests − {n(people.blocked)} blocked
      {outside === 0 ? null : <> − {n(outside)} out of scope</>} ={" "}
      <b className="font-semibold text-ink">{n(people.inScope)} People</b>. Besides, {n(people.deleted)}{" "}
      deleted users can still be restored in Entra.
    </p>
  );
}

const REASONS: Record<ImportReview["unmanageableGroups"][number]["reason"], string> = {
  dynamic: "A rule decides who is in. Change the rule in Entra.",
  "on-premises": "Synced from on-premises. Change them in Active Directory.",
  exchange: "Exchange manages them; Graph can’t change their members.",
  "management-restricted": "In a restricted administrative unit. Only its own admins change them.",
  "role-assignable": "They carry directory roles. Gatehouse leaves them alone.",
};

/** What an admin may want to look at; none of it blocks the set-up. */
export function ReviewFindings({ review }: { review: ImportReview }) {
  const targets = review.unmanageableGroups.reduce((sum, row) => sum + row.count, 0);
  return (
    <section className="mt-7">
      <BlockHead title="Worth a look before you finish">
        <span className="text-12 text-ink-3">None of these block setup</span>
      </BlockHead>
      <ul>
        <Finding
          count={review.conflicts.count}
          noun="work email"
          words="used by more than one person. Each stays a person of their own"
        >
          {review.conflicts.items.map((conflict) => (
            <li key={conflict.workEmail}>
              <span className="text-id">{conflict.workEmail}</span>:{" "}
              {conflict.people.map((person) => person.displayName).join(", ")}
            </li>
          ))}
        </Finding>
        <Finding
          count={review.noManager.count}
          noun="person"
          words="without a manager in Entra"
          people={review.noManager.items}
        />
        <Finding
          count={review.noMail.count}
          noun="person"
          words="without a mail attribute. Their UPN is used as work email"
          people={review.noMail.items}
        />
        <Finding count={targets} noun="group" words="that can’t be a target">
          {review.unmanageableGroups.map((row) => (
            <li key={row.reason}>
              <b className="font-medium text-ink">{n(row.count)}</b> {REASONS[row.reason]}{" "}
              <span className="text-ink-3">
                {row.examples.map((example) => example.displayName).join(", ")}
              </span>
            </li>
          ))}
        </Finding>
        {review.notes.map((each) => (
          <li key={each.title + each.note} className="border-b border-line py-2.5 text-ink-2">
            <b className="font-medium text-ink">{each.title}:</b> {each.note}
          </li>
        ))}
      </ul>
    </section>
  );
}

const PLURAL = { person: "people", group: "groups", "work email": "work emails" } as const;

type FindingProps = {
  count: number;
  noun: keyof typeof PLURAL;
  words: string;
  people?: readonly ReviewPerson[];
  children?: ReactNode;
};

function Finding({ count, noun, words, people, children }: FindingProps) {
  if (count === 0) return null;
  const rows = people?.map((person) => (
    <li key={person.objectId}>
      {person.displayName} <span className="text-id text-ink-3">{person.workEmail}</span>
    </li>
  ));
  const shown = people?.length ?? 0;
  return (
    <li className="border-b border-line">
      <details className="group">
        <summary className="flex min-h-10 items-center gap-2.5 py-1.5">
          <ChangeMark change="changes" />
          <span className="min-w-0 flex-1 text-ink-2">
            <b className="font-medium text-ink tabular-nums">
              {n(count)} {count === 1 ? noun : PLURAL[noun]}
            </b>{" "}
            {words}
          </span>
          <span className="text-12 font-medium text-accent-text group-open:hidden">See {n(count)}</span>
        </summary>
        <ul className="grid gap-1 pb-3 pl-[26px] text-ink-2">
          {rows ?? children}
          {people !== undefined && shown < count ? (
            <li className="text-ink-3">and {n(count - shown)} more</li>
          ) : null}
        </ul>
      </details>
    </li>
  );
}

/** A few people as they will show, to compare with Entra. */
export function ReviewSample({ people }: { people: readonly ReviewPerson[] }) {
  return (
    <section className="mt-7">
      <BlockHead title="A sample of People" />
      <ul>
        {people.map((person) => (
          <li
            key={person.objectId}
            className="grid min-h-9 grid-cols-[minmax(0,1.1fr)_minmax(0,1.3fr)_minmax(0,1.4fr)_minmax(0,1fr)] items-center gap-3 border-b border-line text-ink-2 max-md:grid-cols-2 max-md:py-2"
          >
            <span className="flex min-w-0 items-center gap-2 font-medium text-ink">
              <Avatar name={person.displayName} objectId={person.objectId} size={20} />
              <span className="truncate">{person.displayName}</span>
            </span>
            <span className="truncate text-id">{person.workEmail}</span>
            <span className="truncate">{person.jobTitle ?? "No title"}</span>
            <span className="truncate">{person.managerName ?? "No manager"}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
