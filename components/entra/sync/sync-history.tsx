import { ChangeMark } from "#components/ui/change-mark.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { Table, TBody, Td, THead, Tr } from "#components/ui/table.tsx";
import { Th } from "#components/ui/th.tsx";
import { Time } from "#components/ui/time.tsx";
import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { WRAPPED_TABLE } from "#components/entra/connect/stacked-table.ts";
import { Link } from "#components/ui/link.tsx";
import type { ChangeCounts, SyncRunSummary } from "#lib/entra/sync/types.ts";
import { READ_WORDS, resultOf } from "./run-words.ts";

const figures = new Intl.NumberFormat("en-GB");

/** Each run: when, what started it, how long, what changed, requests made, result. */
export function SyncHistory({ runs }: { runs: readonly SyncRunSummary[] }) {
  if (runs.length === 0) return <p className="text-ink-2">No sync has run yet.</p>;
  return (
    <Table isBoxed isWrapping className={WRAPPED_TABLE} aria-label="Sync history">
      <THead>
        <Th>Started</Th>
        <Th>Trigger</Th>
        <Th className="max-xl:hidden">Read</Th>
        <Th>Took</Th>
        <Th>Changes</Th>
        <Th isNumber className="max-xl:hidden">
          Requests
        </Th>
        <Th>Result</Th>
      </THead>
      <TBody>
        {runs.map((run) => (
          <Tr key={run.id}>
            <Td isStrong className="tabular-nums">
              <Link
                href={`/settings/integrations/entra/runs/${run.id}`}
                className="-my-1 inline-block py-1 hover:underline"
              >
                <Time at={run.startedAt} />
                <span className="sr-only">, open this sync</span>
              </Link>
            </Td>
            <Td>
              <span className="whitespace-nowrap">{run.requestedBy}</span>
            </Td>
            <Td className="max-xl:hidden">
              <span className="whitespace-nowrap">{READ_WORDS[run.kind]}</span>
            </Td>
            <Td>
              <span className="whitespace-nowrap tabular-nums">
                {run.finishedAt === null ? "…" : formatDuration(run.finishedAt - run.startedAt)}
              </span>
            </Td>
            <Td>
              <Changes run={run} />
            </Td>
            <Td isNumber className="max-xl:hidden">
              {figures.format(run.requests)}
            </Td>
            <Td>
              <StatusMark glyph={resultOf(run).glyph} className="whitespace-normal">
                {resultOf(run).words}
              </StatusMark>
              {run.error === null ? null : (
                <span className="block text-12 text-ink-3">{run.error.message}</span>
              )}
            </Td>
          </Tr>
        ))}
      </TBody>
    </Table>
  );
}

function Changes({ run }: { run: SyncRunSummary }) {
  if (run.changes === null) return <span className="text-ink-3">—</span>;
  const sum = (of: keyof ChangeCounts) =>
    Object.values(run.changes ?? {}).reduce((total, counts) => total + counts[of], 0);
  const parts = [
    { change: "gains", count: sum("added") },
    { change: "changes", count: sum("changed") },
    { change: "loses", count: sum("removed") },
  ] as const;
  if (parts.every((part) => part.count === 0))
    return <span className="text-ink-3 md:whitespace-nowrap">No changes</span>;
  return (
    <span className="flex flex-wrap gap-x-3">
      {parts
        .filter((part) => part.count > 0)
        .map(({ change, count }) => (
          <span key={change} className="inline-flex items-center gap-1 tabular-nums">
            <ChangeMark change={change} />
            {figures.format(count)}
          </span>
        ))}
    </span>
  );
}
