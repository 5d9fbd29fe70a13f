import { ChevronRight } from "lucide-react";
import { formatNumber } from "#components/people/format-count.ts";
import { Tile } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { AppRow } from "#lib/directory/search-apps.ts";

const NARROW = "max-xl:hidden";

/** Enterprise applications as a ruled table. */
export function AppsTable({ rows, total }: { rows: readonly AppRow[]; total: number }) {
  return (
    <Table className="table-fixed max-sm:hidden" aria-label="Apps" aria-rowcount={total + 1}>
      <colgroup>
        <col />
        <col className={NARROW} style={{ width: 340 }} />
        <col style={{ width: 80 }} />
        <col style={{ width: 80 }} />
        <col style={{ width: 80 }} />
        <col className="max-md:hidden" style={{ width: 190 }} />
        <col style={{ width: 130 }} />
      </colgroup>
      <THead>
        <Th sort="ascending">Name</Th>
        <Th className={NARROW}>Description</Th>
        <Th isNumber>Roles</Th>
        <Th isNumber>Groups</Th>
        <Th isNumber>Direct</Th>
        <Th className="max-md:hidden">Who may sign in</Th>
        <Th>State</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <Tr key={row.objectId} data-row className="row-open">
            <Td isStrong>
              <span className="flex items-center gap-2">
                <Tile name={row.displayName} />
                <Link
                  data-row-link
                  href={`/apps/${row.objectId}`}
                  className="truncate focus-visible:-outline-offset-1"
                >
                  {row.displayName}
                </Link>
              </span>
            </Td>
            <Td className={NARROW}>{row.description}</Td>
            <Td isNumber>{formatNumber(row.roleCount)}</Td>
            <Td isNumber>{formatNumber(row.groupCount)}</Td>
            <Td isNumber>{formatNumber(row.personCount)}</Td>
            <Td className="max-md:hidden">
              {row.isAssignmentRequired ? "Assigned people only" : "Everybody"}
            </Td>
            <Td>
              <AppState isEnabled={row.isEnabled} />
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

/** Enabled or disabled for sign-in. */
export function AppState({ isEnabled }: { isEnabled: boolean }) {
  return <StatusMark glyph={isEnabled ? "dot" : "barred"}>{isEnabled ? "Enabled" : "Disabled"}</StatusMark>;
}

/** Apps on a phone: two lines each. */
export function AppsList({ rows }: { rows: readonly AppRow[] }) {
  return (
    <ul aria-label="Apps" className="sm:hidden">
      {rows.map((row) => (
        <li key={row.objectId} data-row className="border-b border-line">
          <Link
            data-row-link
            href={`/apps/${row.objectId}`}
            className="flex h-14 items-center gap-3 px-4 focus-visible:-outline-offset-2 active:bg-pressed"
          >
            <Tile name={row.displayName} size={32} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{row.displayName}</span>
              <span className="block truncate text-12 text-ink-3">
                {row.isAssignmentRequired ? "Assigned people only" : "Everybody may sign in"}
              </span>
            </span>
            {row.isEnabled ? null : <AppState isEnabled={false} />}
            <Icon of={ChevronRight} size={14} className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
