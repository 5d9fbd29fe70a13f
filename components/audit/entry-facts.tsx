import { DescriptionList } from "#components/ui/description-list.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { actorKindWords } from "#lib/audit/audit-words.ts";
import type { AuditEntry } from "#lib/audit/types.ts";
import { AuditResult } from "./audit-result.tsx";
import { Target, RequestLink } from "./audit-table.tsx";
import { LogTime } from "./log-time.tsx";

/** Who did it, when, to what, for which request, and how it ended. */
export function EntryFacts({ entry }: { entry: AuditEntry }) {
  const kind = actorKindWords(entry.actorKind);
  return (
    <DescriptionList
      isWide
      facts={[
        { term: "Time", value: <LogTime at={entry.at} isLong /> },
        {
          term: "Who",
          value: (
            <>
              {entry.actorName} <span className="text-ink-3">{kind.toLocaleLowerCase("en")}</span>{" "}
              {entry.actorId === null ? null : (
                <TextLink href={`/settings/audit-log?actor=${encodeURIComponent(entry.actorId)}`}>
                  All of theirs
                </TextLink>
              )}
            </>
          ),
        },
        { term: "Target", value: entry.targetName === null ? null : <TargetWithKind entry={entry} /> },
        { term: "Result", value: <AuditResult entry={entry} /> },
        { term: "Request", value: entry.requestId === null ? null : <RequestLink entry={entry} /> },
        { term: "Microsoft’s id", value: idText(entry.graphRequestId) },
      ]}
    />
  );
}

/** The ids under which this entry is known elsewhere, and its place in the chain. */
export function EntryIds({ entry }: { entry: AuditEntry }) {
  return (
    <>
      <DescriptionList
        isWide
        facts={[
          { term: "Entry", value: entry.seq.toLocaleString("en-GB") },
          { term: "Event", value: idText(entry.event) },
          { term: "Action run", value: idText(entry.actionRunId) },
          { term: "Digest", value: idText(entry.digest) },
          { term: "Hash", value: idText(entry.hash) },
          { term: "Hash before", value: idText(entry.prevHash) },
        ]}
      />
      <TechnicalDetails className="mt-3">{JSON.stringify(entry, null, 2)}</TechnicalDetails>
    </>
  );
}

function TargetWithKind({ entry }: { entry: AuditEntry }) {
  return (
    <span className="inline-flex max-w-full items-baseline gap-1.5">
      <Target entry={entry} />
      <span className="text-ink-3">{entry.targetKind}</span>
    </span>
  );
}

function idText(id: string | null) {
  return id === null ? null : <span className="text-id">{id}</span>;
}
