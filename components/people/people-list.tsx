import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { PersonRow } from "#lib/directory/types.ts";
import { PersonStatus } from "./person-status.tsx";

/** People on a phone: two lines each, the status only when it is not Active. */
export function PeopleList({ rows }: { rows: readonly PersonRow[] }) {
  return (
    <ul aria-label="People" className="sm:hidden">
      {rows.map((row) => {
        const status = row.desk?.status ?? "Active";
        const second = [row.jobTitle, row.officeLocation].filter((part) => part !== null).join(", ");
        return (
          <li key={row.objectId} data-row className="border-b border-line">
            <Link
              data-row-link
              href={`/people/${row.objectId}`}
              prefetch={false}
              className="flex h-14 items-center gap-3 px-4 focus-visible:-outline-offset-2 active:bg-pressed"
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
