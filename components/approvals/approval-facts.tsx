import { Avatar } from "#components/ui/avatar.tsx";
import { DescriptionList, type Fact } from "#components/ui/description-list.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import type { ApprovalDetails, ApprovalPerson } from "#lib/approvals/types.ts";
import { Moment } from "./moment.tsx";

/** What helps to decide: who the person is, what they have, until when, and who else decides. */
export function ApprovalFacts({ approval }: { approval: ApprovalDetails }) {
  const { person, endsAt, expiresAt, votes, standing } = approval;
  const facts: Fact[] = [
    ...(person === null ? [] : personFacts(person)),
    ...(endsAt === null ? [] : [{ term: "Ends by itself", value: <Moment at={endsAt} isDay /> }]),
    ...(standing === "waiting" ? [{ term: "Decide by", value: <Moment at={expiresAt} /> }] : []),
    ...(votes.length > 1 ? [{ term: "Who decides", value: <Votes approval={approval} /> }] : []),
  ];
  if (facts.length === 0) return null;
  return (
    <>
      <h3 className="mt-5 mb-1.5 text-12 font-medium text-ink-3">What you may want to know</h3>
      <DescriptionList isWide facts={facts} />
    </>
  );
}

function personFacts(person: ApprovalPerson): Fact[] {
  const { jobTitle, department, officeLocation, manager, peers, groupCount, appCount } = person;
  const role = [jobTitle, officeLocation].filter((each) => each !== null).join(", ");
  const first = person.displayName.split(" ")[0] ?? person.displayName;
  return [
    { term: "Role", value: role },
    { term: "Department", value: department },
    {
      term: "Manager",
      value:
        manager === null ? null : (
          <span className="flex items-center gap-1.5">
            <Avatar name={manager.displayName} objectId={manager.objectId} size={20} />
            {manager.displayName}
          </span>
        ),
    },
    ...(peers === null
      ? []
      : [
          {
            term: "Same team",
            value: `${peers.have} of ${first}’s ${counted(peers.count, "peer")} ${peers.have === 1 ? "is" : "are"} in this group`,
          },
        ]),
    {
      term: "Has already",
      value: `${counted(groupCount, "group")}, ${counted(appCount, "app")}`,
    },
  ];
}

function Votes({ approval: { votes, needs } }: { approval: ApprovalDetails }) {
  return (
    <>
      {needs === "all" ? "All of them" : "One of them"}
      <ul className="mt-1 grid gap-1">
        {votes.map(({ name, why, vote, note }) => (
          <li key={`${name} ${why}`} className="flex items-baseline gap-1.5">
            <Glyph
              {...(vote === null
                ? ({ name: "hollow", tone: "quiet" } as const)
                : vote === "Approved"
                  ? ({ name: "check", tone: "success" } as const)
                  : ({ name: "cross", tone: "quiet" } as const))}
              className="translate-y-0.5"
            />
            <span>
              {name}, <span className="text-ink-2">{why}</span>
              <span className="text-ink-3">{vote === null ? "" : `: ${vote}`}</span>
              {note === null ? null : <span className="text-ink-2">{` “${note}”`}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en-GB")} ${noun}${count === 1 ? "" : "s"}`;
