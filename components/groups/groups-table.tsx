import { Lock } from "lucide-react";
import { formatNumber } from "#components/people/format-count.ts";
import { OPEN_MARK, OpenMark, SecondLine } from "#components/people/phone-row.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import type { GroupRow } from "#lib/directory/search-groups.ts";
import { GroupKindTag } from "./group-kind-tag.tsx";

const NARROW = "max-xl:hidden";
const TABLET = "max-md:hidden";
const PHONE = "max-sm:hidden";

/**
 * Groups as a ruled table: kind, size, what they open, and whether members can be changed from here. On a phone
 * the name in two lines and the kind.
 */
export function GroupsTable({ rows, total }: { rows: readonly GroupRow[]; total: number }) {
  return (
    <Table className="table-fixed" aria-label="Groups" aria-rowcount={total + 1}>
      <colgroup>
        <col />
        <col className="max-sm:w-40!" style={{ width: 196 }} />
        <col className={OPEN_MARK} />
        <col className={NARROW} style={{ width: 300 }} />
        <col className={PHONE} style={{ width: 92 }} />
        <col className={TABLET} style={{ width: 76 }} />
        <col className={PHONE} style={{ width: 176 }} />
      </colgroup>
      <THead className={PHONE}>
        <Th sort="ascending">Name</Th>
        <Th>Kind</Th>
        <Th className="sm:hidden" />
        <Th className={NARROW}>Description</Th>
        <Th isNumber>Members</Th>
        <Th isNumber className={TABLET}>
          Apps
        </Th>
        <Th>Managed here</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <Tr key={row.objectId} data-row className="row-open">
            <Td isStrong className="max-sm:h-14 max-sm:first:pl-4">
              <Link
                data-row-link
                href={`/groups/${row.objectId}`}
                className="block truncate focus-visible:-outline-offset-1 max-sm:font-semibold"
              >
                {row.displayName}
              </Link>
              <SecondLine>{`${formatNumber(row.memberCount)} ${row.memberCount === 1 ? "member" : "members"}`}</SecondLine>
            </Td>
            <Td>
              <span className="flex max-sm:justify-end">
                <GroupKindTag group={row} isFull />
              </span>
            </Td>
            <OpenMark />
            <Td className={NARROW}>{row.description}</Td>
            <Td isNumber className={PHONE}>
              {formatNumber(row.memberCount)}
            </Td>
            <Td isNumber className={TABLET}>
              {formatNumber(row.appCount)}
            </Td>
            <Td className={PHONE}>
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
