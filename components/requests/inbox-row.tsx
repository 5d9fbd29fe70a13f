import { Avatar } from "#components/ui/avatar.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Link } from "#components/ui/link.tsx";
import { Td, Tr } from "#components/ui/table.tsx";
import { Time } from "#components/ui/time.tsx";
import { cn } from "#lib/platform/cn.ts";
import { inboxHref } from "#lib/requests/inbox-href.ts";
import type { InboxQuery, InboxRow as Row } from "#lib/requests/types.ts";
import { ASSIGNEE, REQUESTER, SERVICE } from "./inbox-columns.ts";
import { RequestStatus } from "./request-status.tsx";

type InboxRowProps = { query: InboxQuery; row: Row; isSelected: boolean; onSelect: () => void };

/** One request of the inbox; bold while it is unread. */
export function InboxRow({ query, row, isSelected, onSelect }: InboxRowProps) {
  const { assignee } = row;
  return (
    <Tr data-row data-request={row.id} isSelected={isSelected} className="row-open">
      <Td className="overflow-visible text-clip">
        <Checkbox
          aria-label={`Select REQ-${row.number}`}
          className="align-middle"
          checked={isSelected}
          onCheckedChange={onSelect}
        />
      </Td>
      <Td>
        <RequestStatus status={row.status} />
      </Td>
      <Td className="tabular-nums">{`REQ-${row.number}`}</Td>
      <Td isStrong>
        <Link
          data-row-link
          href={inboxHref(query, row.number)}
          title={row.title}
          className={cn(
            "block truncate focus-visible:-outline-offset-1",
            row.isUnread ? "font-semibold" : "font-normal",
          )}
        >
          {row.isUnread ? <span className="sr-only">Unread: </span> : null}
          {row.title}
        </Link>
      </Td>
      <Td className={REQUESTER}>{row.requester.displayName}</Td>
      <Td className={SERVICE}>{row.service}</Td>
      <Td className={cn(ASSIGNEE, assignee === null && "text-ink-3")}>
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
