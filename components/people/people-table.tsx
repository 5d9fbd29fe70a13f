import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Th } from "#components/ui/th.tsx";
import { peopleHref } from "#lib/directory/people-href.ts";
import type { CappedCount, PeopleQuery, PersonRow, PersonSort } from "#lib/directory/types.ts";
import { formatNumber } from "./format-count.ts";
import { PersonStatus } from "./person-status.tsx";

const NARROW = "max-xl:hidden";
const PHONE = "max-md:hidden";
export const ROW_LOOK =
  "cursor-pointer hover:[&>td]:bg-hover focus-within:[&>td]:bg-hover has-[:focus-visible]:[&>td:first-child]:edge-accent";

type PeopleTableProps = {
  query: PeopleQuery;
  rows: readonly PersonRow[];
  total: CappedCount;
  isDesk: boolean;
};

/** People as a ruled table; columns drop from the least useful as the window narrows. */
export function PeopleTable({ query, rows, total, isDesk }: PeopleTableProps) {
  return (
    <Table
      className="table-fixed max-sm:hidden"
      aria-label="People"
      aria-rowcount={total.isCapped ? -1 : total.value + 1}
    >
      <colgroup>
        <col style={{ width: 224 }} />
        <col style={{ width: 228 }} />
        <col style={{ width: 178 }} />
        <col className={PHONE} style={{ width: 130 }} />
        <col className={NARROW} style={{ width: 146 }} />
        <col className={NARROW} style={isDesk ? { width: 106 } : {}} />
        {isDesk ? <DeskColumns /> : null}
      </colgroup>
      <THead>
        <SortHead query={query} by="name">
          Name
        </SortHead>
        <SortHead query={query} by="email">
          Work email
        </SortHead>
        <SortHead query={query} by="title">
          Job title
        </SortHead>
        <SortHead query={query} by="department" className={PHONE}>
          Department
        </SortHead>
        <Th className={NARROW}>Manager</Th>
        <SortHead query={query} by="office" className={NARROW}>
          Office
        </SortHead>
        {isDesk ? (
          <>
            <Th isNumber className={NARROW}>
              Groups
            </Th>
            <Th isNumber className={NARROW}>
              Apps
            </Th>
            <SortHead query={query} by="status">
              Status
            </SortHead>
          </>
        ) : null}
      </THead>
      <TBody>
        {rows.map((row) => (
          <PersonTableRow key={row.objectId} row={row} />
        ))}
      </TBody>
    </Table>
  );
}

function DeskColumns() {
  return (
    <>
      <col className={NARROW} style={{ width: 62 }} />
      <col className={NARROW} style={{ width: 52 }} />
      <col />
    </>
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

function PersonTableRow({ row }: { row: PersonRow }) {
  const { desk } = row;
  const isGone = desk !== null && desk.status !== "Active";
  return (
    <Tr data-row className={ROW_LOOK}>
      <Td isStrong>
        <span className="flex items-center gap-2">
          <Avatar name={row.displayName} objectId={row.objectId} size={20} isMuted={isGone} />
          <Link
            data-row-link
            href={`/people/${row.objectId}`}
            prefetch={false}
            className={
              desk?.status === "Deleted"
                ? "truncate font-normal text-ink-3 focus-visible:-outline-offset-1"
                : "truncate focus-visible:-outline-offset-1"
            }
          >
            {row.displayName}
          </Link>
          {desk?.isGuest ? <Tag>Guest</Tag> : null}
        </span>
      </Td>
      <Td isId title={row.workEmail}>
        {row.workEmail}
      </Td>
      <Td>{row.jobTitle}</Td>
      <Td className={PHONE}>{row.department}</Td>
      <Td className={NARROW}>{row.manager?.displayName}</Td>
      <Td className={NARROW}>{row.officeLocation}</Td>
      {desk === null ? null : (
        <>
          <Td isNumber className={NARROW}>
            {desk.status === "Deleted" ? "–" : formatNumber(desk.groupCount)}
          </Td>
          <Td isNumber className={NARROW}>
            {desk.status === "Deleted" ? "–" : formatNumber(desk.appCount)}
          </Td>
          <Td>
            <PersonStatus status={desk.status} />
            {desk.status === "Active" && !desk.isInScope ? (
              <Tag isDashed className="ml-2">
                Out of scope
              </Tag>
            ) : null}
          </Td>
        </>
      )}
    </Tr>
  );
}
