import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { inboxHref, type InboxQuery } from "#lib/requests/inbox-href.ts";
import type { RequestRow } from "#lib/requests/types.ts";
import { cn } from "#lib/platform/cn.ts";
import { RequestStatus } from "./request-status.tsx";

const NARROW = "max-lg:hidden";
const LOOK =
  "cursor-pointer hover:[&>td]:bg-hover focus-within:[&>td]:bg-hover has-[:focus-visible]:[&>td:first-child]:edge-accent";

type InboxTableProps = { query: InboxQuery; rows: readonly RequestRow[] };

/** Requests as a ruled table, from 640 px. */
export function InboxTable({ query, rows }: InboxTableProps) {
  return (
    <Table className="table-fixed max-sm:hidden" aria-label="Requests">
      <colgroup>
        <col style={{ width: 134 }} />
        <col style={{ width: 86 }} />
        <col />
        <col style={{ width: 176 }} />
        <col className={NARROW} style={{ width: 184 }} />
        <col className="max-md:hidden" style={{ width: 156 }} />
        <col style={{ width: 84 }} />
      </colgroup>
      <THead>
        <Th>Status</Th>
        <Th>No.</Th>
        <Th>Request</Th>
        <Th>Requester</Th>
        <Th className={NARROW}>Service</Th>
        <Th className="max-md:hidden">Assignee</Th>
        <Th isNumber>Updated</Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <InboxRow key={row.id} query={query} row={row} />
        ))}
      </TBody>
    </Table>
  );
}

function InboxRow({ query, row }: { query: InboxQuery; row: RequestRow }) {
  const { assignee } = row;
  return (
    <Tr data-row className={LOOK}>
      <Td>
        <RequestStatus status={row.status} />
      </Td>
      <Td className="tabular-nums">{`REQ-${row.number}`}</Td>
      <Td isStrong>
        <Link
          data-row-link
          href={inboxHref(query, row.number)}
          prefetch={false}
          title={row.title}
          className={cn(
            "block truncate focus-visible:-outline-offset-1",
            row.status === "New" && "font-semibold",
          )}
        >
          {row.title}
        </Link>
      </Td>
      <Td>{row.requester.displayName}</Td>
      <Td className={NARROW}>{row.service}</Td>
      <Td className={cn("max-md:hidden", assignee === null && "text-ink-3")}>
        {assignee === null ? (
          "Unassigned"
        ) : (
          <span className="flex items-center gap-2">
            <Avatar name={assignee.displayName} objectId={assignee.objectId ?? assignee.id} size={20} />
            <span className="truncate">{assignee.displayName}</span>
          </span>
        )}
      </Td>
      <Td isNumber>
        <Time at={row.updatedAt} />
      </Td>
    </Tr>
  );
}
