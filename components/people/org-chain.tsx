import { ChevronRight } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { cn } from "#lib/platform/cn.ts";
import { formatNumber } from "./format-count.ts";

type Person = { objectId: string; displayName: string; jobTitle: string | null };
type OrgChainProps = {
  person: Person;
  org: { managers: readonly Person[]; reportCount: number; peerCount: number };
};

const MOST_SHOWN = 3;

/** The way up: managers from the top, the person, and how many stand beside and below. */
export function OrgChain({ person, org }: OrgChainProps) {
  const hidden = Math.max(0, org.managers.length - MOST_SHOWN);
  const managers = org.managers.slice(hidden);
  return (
    <ol aria-label="Managers" className="mt-5 mb-2 flex overflow-x-auto rounded-box border border-line">
      {hidden > 0 ? (
        <li className="flex flex-none items-center px-3.5 text-12 text-ink-3">{`${hidden} above`}</li>
      ) : null}
      {managers.map((manager, at) => (
        <Cell key={manager.objectId} isFirst={at === 0 && hidden === 0}>
          <Avatar name={manager.displayName} objectId={manager.objectId} size={32} />
          <Link href={`/people/${manager.objectId}`} className="min-w-0 focus-visible:outline-offset-1">
            <Lines person={manager} />
          </Link>
        </Cell>
      ))}
      <Cell isFirst={org.managers.length === 0} isCurrent>
        <Avatar name={person.displayName} objectId={person.objectId} size={32} />
        <span className="min-w-0">
          <Lines person={person} />
        </span>
      </Cell>
      <Cell isFirst={false} isLast>
        <span className="min-w-0">
          <b className="block leading-[18px] font-medium whitespace-nowrap">
            {plural(org.peerCount, "peer")}
          </b>
          <span className="block text-12 whitespace-nowrap text-ink-3">
            {org.reportCount === 0 ? "No direct reports" : plural(org.reportCount, "direct report")}
          </span>
        </span>
      </Cell>
    </ol>
  );
}

type CellProps = { isFirst: boolean; isCurrent?: boolean; isLast?: boolean; children: React.ReactNode };

function Cell({ isFirst, isCurrent, isLast, children }: CellProps) {
  return (
    <li
      aria-current={isCurrent ? "true" : undefined}
      className={cn(
        "relative flex min-w-0 items-center gap-2.5 px-3.5 py-2.5 max-lg:flex-none",
        isLast ? "flex-none" : "flex-1",
        isFirst || "border-l border-line",
        isCurrent && "bg-selected",
      )}
    >
      {isFirst ? null : (
        <Icon
          of={ChevronRight}
          size={12}
          className="absolute top-1/2 -left-1.5 -translate-y-1/2 bg-surface text-ink-3"
        />
      )}
      {children}
    </li>
  );
}

function Lines({ person }: { person: Person }) {
  return (
    <>
      <b className="block truncate leading-[18px] font-medium">{person.displayName}</b>
      <span className="block truncate text-12 text-ink-3">{person.jobTitle ?? "No job title"}</span>
    </>
  );
}

function plural(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}
