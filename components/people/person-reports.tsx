import { Avatar } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatNumber } from "./format-count.ts";
import { LINE, NAME_LINK } from "./row-look.ts";
import { ShortList } from "./short-list.tsx";

type Report = { objectId: string; displayName: string; jobTitle: string | null };
type PersonReportsProps = { managerObjectId: string; reports: readonly Report[]; count: number };

/** Who reports to a person. */
export function PersonReports({ managerObjectId, reports, count }: PersonReportsProps) {
  return (
    <section>
      <BlockHead title="Direct reports" count={formatNumber(count)} />
      <ShortList label="Direct reports" noun="people" singular="person" first={5}>
        {reports.map((report) => (
          <li key={report.objectId} className={LINE}>
            <Avatar name={report.displayName} objectId={report.objectId} size={20} />
            <Link href={`/people/${report.objectId}`} className={NAME_LINK}>
              {report.displayName}
            </Link>
            <span className="ml-auto min-w-0 truncate text-12 text-ink-3">{report.jobTitle}</span>
          </li>
        ))}
      </ShortList>
      {count > reports.length ? (
        <p className="mt-2 text-12">
          <TextLink
            href={`/people?manager=${managerObjectId}`}
          >{`All ${formatNumber(count)} in People`}</TextLink>
        </p>
      ) : null}
    </section>
  );
}
