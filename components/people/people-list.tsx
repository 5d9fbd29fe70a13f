import { ChevronRight } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { PersonRow } from "#lib/directory/types.ts";
import { PersonStatus } from "./person-status.tsx";
import { RowCheck } from "./selection/row-check.tsx";

type PeopleListProps = { rows: readonly PersonRow[]; isDesk: boolean };

/** People on a phone: two lines each, the status only when it is not Active; the desk can select. */
export function PeopleList({ rows, isDesk }: PeopleListProps) {
  return (
    <ul aria-label="People" className="sm:hidden">
      {rows.map((row) => {
        const status = row.desk?.status ?? "Active";
        const second = [row.jobTitle, row.officeLocation].filter((part) => part !== null).join(", ");
        return (
          <li key={row.objectId} data-row className="flex border-b border-line">
            {isDesk ? (
              <span className="grid w-11 flex-none place-items-center pl-1">
                <RowCheck person={{ objectId: row.objectId, displayName: row.displayName }} />
              </span>
            ) : null}
            <Link
              data-row-link
              href={`/people/${row.objectId}`}
              className={cn(
                "flex h-14 min-w-0 flex-1 items-center gap-3 pr-4 focus-visible:-outline-offset-2 active:bg-pressed",
                isDesk ? "pl-1" : "pl-4",
              )}
            >
              <Avatar
                name={row.displayName}
                objectId={row.objectId}
                size={32}
                isMuted={status !== "Active"}
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{row.displayName}</span>
                <span className="block truncate text-12 text-ink-3">
                  {second === "" ? row.workEmail : second}
                </span>
              </span>
              {status === "Active" ? null : (
                <span className="text-12">
                  <PersonStatus status={status} />
                </span>
              )}
              <Icon of={ChevronRight} size={14} className="text-ink-3" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
