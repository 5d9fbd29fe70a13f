import { Td } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { columnSpec, type PeopleColumn } from "#lib/directory/people-columns.ts";
import type { PersonDeskColumns, PersonRow } from "#lib/directory/types.ts";
import { formatNumber } from "./format-count.ts";
import { PersonStatus } from "./person-status.tsx";
import { formatCountry, formatDay } from "./row-look.ts";

const IDS: readonly PeopleColumn[] = ["email", "upn", "objectId"];

type PersonCellProps = { row: PersonRow; column: PeopleColumn; className: string };

/** One fact of one person in the list. */
export function PersonCell({ row, column, className }: PersonCellProps) {
  const text = textOf(row, column);
  if (column === "status") {
    return <Td className={className}>{row.desk === null ? null : <StatusCell desk={row.desk} />}</Td>;
  }
  return (
    <Td
      isId={IDS.includes(column)}
      isNumber={columnSpec(column).isNumber === true}
      title={text ?? undefined}
      className={className}
    >
      {text}
    </Td>
  );
}

function StatusCell({ desk }: { desk: PersonDeskColumns }) {
  return (
    <>
      <PersonStatus status={desk.status} />
      {desk.status === "Active" && !desk.isInScope ? (
        <Tag isDashed className="ml-2">
          Out of scope
        </Tag>
      ) : null}
    </>
  );
}

function textOf(row: PersonRow, column: PeopleColumn): string | null {
  switch (column) {
    case "email":
      return row.workEmail;
    case "title":
      return row.jobTitle;
    case "department":
      return row.department;
    case "manager":
      return row.manager?.displayName ?? null;
    case "office":
      return row.officeLocation;
    case "groups":
      return countOf(row, row.desk?.groupCount);
    case "apps":
      return countOf(row, row.desk?.appCount);
    case "country":
    case "usageLocation":
      return formatCountry(row.more[column] ?? null);
    case "startDate":
    case "endDate":
      return formatDay(row.more[column] ?? null);
    default:
      return row.more[column] ?? null;
  }
}

/** What a deleted person holds is not known any more. */
function countOf(row: PersonRow, count: number | null | undefined): string | null {
  if (count === null || count === undefined) return null;
  return row.desk?.status === "Deleted" ? "–" : formatNumber(count);
}
