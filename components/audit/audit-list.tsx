import { ChevronRight } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { eventWords } from "#lib/audit/audit-words.ts";
import type { AuditEntry } from "#lib/audit/types.ts";
import { entryHref } from "./audit-href.ts";
import { AuditResult } from "./audit-result.tsx";
import { LogTime } from "./log-time.tsx";

/** The audit log on a phone: what and to whom, by whom and when. */
export function AuditList({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ul aria-label="Audit log" className="sm:hidden">
      {entries.map((entry) => (
        <li key={entry.seq} data-row className="border-b border-line">
          <Link
            data-row-link
            href={entryHref(entry.seq)}
            className="flex items-center gap-3 px-4 py-2 focus-visible:-outline-offset-2 active:bg-pressed"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{eventWords(entry.event, entry.details)}</span>
              {entry.targetName === null ? null : (
                <span className="block truncate text-ink-2">{entry.targetName}</span>
              )}
              <span className="flex flex-wrap gap-x-2 text-12 text-ink-3">
                <LogTime at={entry.at} />
                <span className="truncate">{entry.actorName}</span>
              </span>
            </span>
            <span className="flex-none text-12">
              <AuditResult entry={entry} />
            </span>
            <Icon of={ChevronRight} size={14} className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
