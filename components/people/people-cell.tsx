import { Td } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { columnSpec, type PeopleColumn } from "#lib/directory/people-columns.ts";
import { personFact } from "#lib/directory/person-fact.ts";
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
    <Td isId={IDS.includes(column)} isNumber={columnSpec(column).isNumber === true} className={className}>
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

/** The fact as people read it: countries by name, days and counts written out. */
function textOf(row: PersonRow, column: PeopleColumn): string | null {
  const fact = personFact(row, column);
  if (typeof fact === "number") return countOf(row, fact);
  switch (column) {
    case "country":
    case "usageLocation":
      return formatCountry(fact);
    case "startDate":
    case "endDate":
      return formatDay(fact);
    default:
      return fact;
  }
}

/** What a deleted person holds is not known any more. */
const countOf = (row: PersonRow, count: number): string =>
  row.desk?.status === "Deleted" ? "–" : formatNumber(count);
