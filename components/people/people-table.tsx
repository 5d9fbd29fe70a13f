import type { CSSProperties } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Th } from "#components/ui/th.tsx";
import { cn } from "#lib/platform/cn.ts";
import { columnSpec, type PeopleColumn } from "#lib/directory/people-columns.ts";
import { peopleHref } from "#lib/directory/people-href.ts";
import type { CappedCount, PeopleQuery, PersonRow, PersonSort } from "#lib/directory/types.ts";
import { PersonCell } from "./people-cell.tsx";
import { PersonStatus } from "./person-status.tsx";
import { OPEN_MARK, OpenMark, SecondLine } from "./phone-row.tsx";
import { PageCheck, RowCheck } from "./selection/row-check.tsx";

const NAME_WIDTH = 206;
const CHECK_WIDTH = 42;

type PeopleTableProps = {
  query: PeopleQuery;
  rows: readonly PersonRow[];
  columns: readonly PeopleColumn[];
  total: CappedCount;
  isDesk: boolean;
};

/**
 * People as a ruled table with the chosen columns; they drop from the right as the window narrows. On a phone
 * only the name stays, with what matters most in a second line, so that each row is in the page once.
 */
export function PeopleTable({ query, rows, columns, total, isDesk }: PeopleTableProps) {
  const widths = columns.map((column) => columnSpec(column).width);
  const whole = (isDesk ? CHECK_WIDTH : 0) + NAME_WIDTH + widths.reduce((sum, width) => sum + width, 0);
  const room: CSSProperties & Record<"--whole", string> = { "--whole": `${whole}px` };
  const people = rows.map(({ objectId, displayName }) => ({ objectId, displayName }));
  return (
    <Table
      className={cn("table-fixed", ROOM[isDesk ? "desk" : "employee"].least)}
      style={room}
      aria-label="People"
      aria-rowcount={total.isCapped ? -1 : total.value + 1}
    >
      <colgroup>
        {isDesk ? <col style={{ width: CHECK_WIDTH }} /> : null}
        <col className="max-sm:w-auto!" style={{ width: NAME_WIDTH }} />
        <col className={OPEN_MARK} />
        {columns.map((column, at) => (
          <col
            key={column}
            className={cn("max-sm:hidden", dropOf(column, at, isDesk))}
            style={at === columns.length - 1 ? {} : { width: columnSpec(column).width }}
          />
        ))}
      </colgroup>
      <THead className="max-sm:hidden">
        {isDesk ? (
          <Th className="leading-none [&>*]:align-middle">
            <PageCheck rows={people} />
          </Th>
        ) : null}
        <SortHead query={query} by="name">
          Name
        </SortHead>
        <Th className="sm:hidden" />
        {columns.map((column, at) => (
          <ColumnHead key={column} query={query} column={column} className={dropOf(column, at, isDesk)} />
        ))}
      </THead>
      <TBody>
        {rows.map((row) => (
          <PersonTableRow key={row.objectId} row={row} columns={columns} />
        ))}
      </TBody>
    </Table>
  );
}

/** Below this much room only the first columns stay: what fits a desk's usual columns, or an employee's. */
const ROOM = {
  desk: { least: "@min-[1190px]:min-w-(--whole)", drop: "@max-[1190px]:hidden" },
  employee: { least: "@min-[960px]:min-w-(--whole)", drop: "@max-[960px]:hidden" },
} as const;

/** Where there is no room for all (a narrow window, a peek) the first three stay, then two; the status always does. */
function dropOf(column: PeopleColumn, at: number, isDesk: boolean): string {
  if (column === "status" || at < 2) return "";
  return at === 2 ? "@max-[860px]:hidden" : ROOM[isDesk ? "desk" : "employee"].drop;
}

type ColumnHeadProps = { query: PeopleQuery; column: PeopleColumn; className: string };

function ColumnHead({ query, column, className }: ColumnHeadProps) {
  const { label, sort, isNumber = false } = columnSpec(column);
  if (sort === undefined) {
    return (
      <Th isNumber={isNumber} className={className}>
        {label}
      </Th>
    );
  }
  return (
    <SortHead query={query} by={sort} className={className}>
      {label}
    </SortHead>
  );
}

type SortHeadProps = { query: PeopleQuery; by: PersonSort; className?: string; children: string };

function SortHead({ query, by, className, children }: SortHeadProps) {
  const isSorted = query.sort === by;
  const order = isSorted && query.order === "asc" ? "desc" : "asc";
  const sort = isSorted ? (query.order === "asc" ? "ascending" : "descending") : "none";
  return (
    <Th sort={sort} sortHref={peopleHref(query, { sort: by, order })} className={className}>
      {children}
    </Th>
  );
}

function PersonTableRow({ row, columns }: { row: PersonRow; columns: readonly PeopleColumn[] }) {
  const { objectId, displayName, desk } = row;
  const isDesk = desk !== null;
  return (
    <Tr data-row={objectId} className="row-open">
      {isDesk ? (
        <Td className="overflow-visible leading-none [&>*]:align-middle">
          <RowCheck person={{ objectId, displayName }} />
        </Td>
      ) : null}
      <NameCell row={row} />
      <OpenMark />
      {columns.map((column, at) => (
        <PersonCell
          key={column}
          row={row}
          column={column}
          className={cn("max-sm:hidden", dropOf(column, at, isDesk))}
        />
      ))}
    </Tr>
  );
}

/** The name, which leads to the person; on a phone with a second line and a status that is not Active. */
function NameCell({ row }: { row: PersonRow }) {
  const { objectId, displayName, desk } = row;
  const status = desk?.status ?? "Active";
  const second = [row.jobTitle, row.officeLocation].filter((part) => part !== null).join(", ");
  return (
    <Td isStrong className="max-sm:relative max-sm:h-14 max-sm:first:pl-4">
      <span className="flex items-center gap-2 max-sm:gap-3">
        <Avatar
          name={displayName}
          objectId={objectId}
          size={20}
          isMuted={status !== "Active"}
          className="max-sm:size-8 max-sm:text-12"
        />
        <span className="min-w-0 max-sm:flex-1">
          <Link
            data-row-link
            href={`/people/${objectId}`}
            className={cn(
              "block truncate focus-visible:-outline-offset-1 max-sm:font-semibold max-sm:after:absolute max-sm:after:inset-0",
              status === "Deleted" && "font-normal text-ink-3",
            )}
          >
            {displayName}
          </Link>
          <SecondLine>{second === "" ? row.workEmail : second}</SecondLine>
        </span>
        {desk?.isGuest ? <Tag>Guest</Tag> : null}
        {status === "Active" ? null : (
          <span className="text-12 sm:hidden">
            <PersonStatus status={status} />
          </span>
        )}
      </span>
    </Td>
  );
}
