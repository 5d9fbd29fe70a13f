import { Checkbox } from "#components/ui/checkbox.tsx";
import { Table, TBody, THead } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { changed, inboxHref, usualOrder } from "#lib/requests/inbox-href.ts";
import type { InboxQuery, InboxRow as Row, InboxSort } from "#lib/requests/types.ts";
import { ASSIGNEE, REQUESTER, SERVICE } from "./inbox-columns.ts";
import { InboxRow } from "./inbox-row.tsx";
import type { useSelection } from "./use-selection.ts";

type InboxTableProps = {
  query: InboxQuery;
  rows: readonly Row[];
  /** How many "Select all" is about: those that are still to be shown as well. */
  total: number;
  selection: ReturnType<typeof useSelection>;
};

/** Requests as a ruled table, from 640 px. */
export function InboxTable({ query, rows, total, selection }: InboxTableProps) {
  const isAll = selection.selected.length === total;
  const isSome = selection.selected.length > 0 && !isAll;
  const head = (sort: InboxSort) => sortOf(query, sort);
  return (
    <Table className="table-fixed max-sm:hidden" aria-label="Requests">
      <colgroup>
        <col style={{ width: 42 }} />
        <col style={{ width: 116 }} />
        <col style={{ width: 98 }} />
        <col />
        <col className={REQUESTER} style={{ width: 176 }} />
        <col className={SERVICE} style={{ width: 184 }} />
        <col className={ASSIGNEE} style={{ width: 156 }} />
        <col style={{ width: 104 }} />
      </colgroup>
      <THead>
        <Th>
          <Checkbox
            aria-label="Select all"
            className="align-middle"
            checked={isSome ? "indeterminate" : isAll}
            onCheckedChange={selection.toggleAll}
          />
        </Th>
        <Th>Status</Th>
        <Th {...head("number")}>No.</Th>
        <Th {...head("title")}>Request</Th>
        <Th {...head("requester")} className={REQUESTER}>
          Requester
        </Th>
        <Th {...head("service")} className={SERVICE}>
          Service
        </Th>
        <Th {...head("assignee")} className={ASSIGNEE}>
          Assignee
        </Th>
        <Th {...head("updated")} isNumber>
          Updated
        </Th>
      </THead>
      <TBody>
        {rows.map((row) => (
          <InboxRow
            key={row.id}
            query={query}
            row={row}
            isSelected={selection.isSelected(row.id)}
            onSelect={() => selection.toggle(row.id)}
          />
        ))}
      </TBody>
    </Table>
  );
}

/** How a column is sorted now, and where a click on its name leads: the other way round, or its usual one. */
function sortOf(query: InboxQuery, sort: InboxSort) {
  const usual = usualOrder(sort);
  const isCurrent = (query.sort ?? "updated") === sort;
  const order = query.order ?? usual;
  const next = isCurrent && order === usual ? (usual === "asc" ? "desc" : "asc") : undefined;
  const isUsualList = sort === "updated" && next === undefined;
  const sortHref = inboxHref(changed(query, { sort: isUsualList ? undefined : sort, order: next }));
  const state = order === "asc" ? "ascending" : "descending";
  return { sort: isCurrent ? state : "none", sortHref } as const;
}
