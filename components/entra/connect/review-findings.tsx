import type { ReactNode } from "react";
import { ChangeMark } from "#components/ui/change-mark.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import type { ImportReview, ReviewPerson } from "#lib/entra/sync/types.ts";

const figures = new Intl.NumberFormat("en-GB");
const n = (value: number) => figures.format(value);

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
