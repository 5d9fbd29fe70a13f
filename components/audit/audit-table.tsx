import { Link } from "#components/ui/link.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { actorKindWords, eventWords } from "#lib/audit/audit-words.ts";
import type { AuditEntry } from "#lib/audit/types.ts";
import { entryHref } from "./audit-href.ts";
import { AuditResult } from "./audit-result.tsx";
import { LogTime } from "./log-time.tsx";

const NARROW = "max-xl:hidden";

/** The audit log as a table, newest first; a list of its own on a phone. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table className="table-fixed max-sm:hidden" aria-label="Audit log">
      <colgroup>
        <col className="w-[194px] max-xl:w-[184px]" />
        <col className="w-[184px] max-xl:w-[120px]" />
        <col />
        <col className="w-[180px] max-xl:w-[120px]" />
        <col className="w-[158px] max-xl:w-[130px]" />
        <col className={NARROW} style={{ width: 92 }} />
      </colgroup>
      <THead>
        <Th>Time</Th>
        <Th>Who</Th>
        <Th>What</Th>
        <Th>Target</Th>
        <Th>Result</Th>
        <Th className={NARROW}>Request</Th>
      </THead>
      <TBody>
        {entries.map((entry) => (
          <AuditRow key={entry.seq} entry={entry} />
        ))}
      </TBody>
    </Table>
  );
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  return (
    <Tr data-row className="row-open">
      <Td>
        <LogTime at={entry.at} />
      </Td>
      <Td>
        <span className="block truncate">
          {entry.actorName}
          {entry.actorKind === "member" ? null : (
            <span className="text-12 text-ink-3">
              {" "}
              {actorKindWords(entry.actorKind).toLocaleLowerCase("en")}
            </span>
          )}
        </span>
      </Td>
      <Td isStrong>
        <Link
          data-row-link
          href={entryHref(entry.seq)}
          className="block truncate focus-visible:-outline-offset-1"
        >
          {eventWords(entry.event, entry.details)}
        </Link>
      </Td>
      <Td>
        <Target entry={entry} />
      </Td>
      <Td>
        <AuditResult entry={entry} />
      </Td>
      <Td className={NARROW}>
        <RequestLink entry={entry} />
      </Td>
    </Tr>
  );
}

/** What it was done to, with its page where it has one. */
export function Target({ entry }: { entry: Pick<AuditEntry, "targetName" | "targetId" | "targetHref"> }) {
  const name = entry.targetName ?? entry.targetId;
  if (name === null) return <span className="text-ink-3">—</span>;
  if (entry.targetHref === null) return <span className="block truncate">{name}</span>;
  return (
    <Link href={entry.targetHref} className="block truncate hover:underline">
      {name}
    </Link>
  );
}

/** The request it was done for. */
export function RequestLink({ entry }: { entry: Pick<AuditEntry, "requestId" | "requestNumber"> }) {
  if (entry.requestId === null) return <span className="text-ink-3">—</span>;
  if (entry.requestNumber === null) return <span className="block truncate">{entry.requestId}</span>;
  return (
    <Link href={`/requests/${entry.requestNumber}`} className="tabular-nums hover:underline">
      {`REQ-${entry.requestNumber}`}
    </Link>
  );
}
