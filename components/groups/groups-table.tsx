import { ChevronRight, Lock } from "lucide-react";
import { formatNumber } from "#components/people/format-count.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { GroupRow } from "#lib/directory/search-groups.ts";
import { GroupKindTag } from "./group-kind-tag.tsx";

const NARROW = "max-xl:hidden";
const PHONE = "max-md:hidden";

/** Groups as a ruled table: kind, size, what they open, and whether members can be changed from here. */
export function GroupsTable({ rows, total }: { rows: readonly GroupRow[]; total: number }) {
  return (
    <Table className="table-fixed max-sm:hidden" aria-label="Groups" aria-rowcount={total + 1}>
      <colgroup>
        <col />
        <col style={{ width: 196 }} />
        <col className={NARROW} style={{ width: 300 }} />
        <col style={{ width: 92 }} />
        <col className={PHONE} style={{ width: 76 }} />
        <col style={{ width: 176 }} />
      </colgroup>
      <THead>
        <Th sort="ascending">Name</Th>
        <Th>Kind</Th>
        <Th className={NARROW}>Description</Th>
        <Th isNumber>Members</Th>
        <Th isNumber className={PHONE}>
          Apps
        </Th>
        <Th>Managed here</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <Tr key={row.objectId} data-row className="row-open">
            <Td isStrong>
              <Link
                data-row-link
                href={`/groups/${row.objectId}`}
                className="focus-visible:-outline-offset-1"
              >
                {row.displayName}
              </Link>
            </Td>
            <Td>
              <span className="flex">
                <GroupKindTag group={row} isFull />
              </span>
            </Td>
            <Td className={NARROW}>{row.description}</Td>
            <Td isNumber>{formatNumber(row.memberCount)}</Td>
            <Td isNumber className={PHONE}>
              {formatNumber(row.appCount)}
            </Td>
            <Td>
              <Managed row={row} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

const WHY_NOT = {
  "exchange-managed": "In Exchange",
  "dynamic-rule": "By its rule",
  "on-premises": "On-premises",
  "management-restricted": "Restricted unit",
  "out-of-scope": "Out of scope",
  "role-assignable": "Role-assignable",
  "permission-missing": "Permission missing",
} as const;

function Managed({ row }: { row: GroupRow }) {
  const { manageability } = row;
  if (manageability.isManageable) return "Yes";
  return (
    <Tooltip text={manageability.reason}>
      <span className="inline-flex items-center gap-1.5 align-middle text-ink-3">
        <Icon of={Lock} size={12} />
        {WHY_NOT[manageability.kind]}
      </span>
    </Tooltip>
  );
}

/** Groups on a phone: two lines each. */
export function GroupsList({ rows }: { rows: readonly GroupRow[] }) {
  return (
    <ul aria-label="Groups" className="sm:hidden">
      {rows.map((row) => (
        <li key={row.objectId} data-row className="border-b border-line">
          <Link
            data-row-link
            href={`/groups/${row.objectId}`}
            className="flex h-14 items-center gap-3 px-4 focus-visible:-outline-offset-2 active:bg-pressed"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{row.displayName}</span>
              <span className="block truncate text-12 text-ink-3">
                {`${formatNumber(row.memberCount)} ${row.memberCount === 1 ? "member" : "members"}`}
              </span>
            </span>
            <GroupKindTag group={row} />
            <Icon of={ChevronRight} size={14} className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
