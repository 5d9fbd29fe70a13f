import { formatNumber } from "#components/people/format-count.ts";
import { OPEN_MARK, OpenMark, SecondLine } from "#components/people/phone-row.tsx";
import { Tile } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import type { AppRow } from "#lib/directory/search-apps.ts";

const NARROW = "max-xl:hidden";
const TABLET = "max-md:hidden";
const PHONE = "max-sm:hidden";

/** Enterprise applications as a ruled table; on a phone the name in two lines, and the state. */
export function AppsTable({ rows, total }: { rows: readonly AppRow[]; total: number }) {
  return (
    <Table className="table-fixed" aria-label="Apps" aria-rowcount={total + 1}>
      <colgroup>
        <col />
        <col className={OPEN_MARK} />
        <col className={NARROW} style={{ width: 340 }} />
        <col className={PHONE} style={{ width: 80 }} />
        <col className={PHONE} style={{ width: 80 }} />
        <col className={PHONE} style={{ width: 80 }} />
        <col className={TABLET} style={{ width: 190 }} />
        <col className={PHONE} style={{ width: 130 }} />
      </colgroup>
      <THead className={PHONE}>
        <Th sort="ascending">Name</Th>
        <Th className="sm:hidden" />
        <Th className={NARROW}>Description</Th>
        <Th isNumber>Roles</Th>
        <Th isNumber>Groups</Th>
        <Th isNumber>Direct</Th>
        <Th className={TABLET}>Who may sign in</Th>
        <Th>State</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <Tr key={row.objectId} data-row className="row-open">
            <Td isStrong className="max-sm:h-14 max-sm:first:pl-4">
              <span className="flex items-center gap-2 max-sm:gap-3">
                <Tile name={row.displayName} className="max-sm:size-8 max-sm:rounded-[6px] max-sm:text-12" />
                <span className="min-w-0 max-sm:flex-1">
                  <Link
                    data-row-link
                    href={`/apps/${row.objectId}`}
                    className="block truncate focus-visible:-outline-offset-1 max-sm:font-semibold"
                  >
                    {row.displayName}
                  </Link>
                  <SecondLine>
                    {row.isAssignmentRequired ? "Assigned people only" : "Everybody may sign in"}
                  </SecondLine>
                </span>
                {row.isEnabled ? null : (
                  <span className="font-normal sm:hidden">
                    <AppState isEnabled={false} />
                  </span>
                )}
              </span>
            </Td>
            <OpenMark />
            <Td className={NARROW}>{row.description}</Td>
            <Td isNumber className={PHONE}>
              {formatNumber(row.roleCount)}
            </Td>
            <Td isNumber className={PHONE}>
              {formatNumber(row.groupCount)}
            </Td>
            <Td isNumber className={PHONE}>
              {formatNumber(row.personCount)}
            </Td>
            <Td className={TABLET}>{row.isAssignmentRequired ? "Assigned people only" : "Everybody"}</Td>
            <Td className={PHONE}>
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
