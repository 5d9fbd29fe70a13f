import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { FigureStrip } from "#components/ui/figure-strip.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { StatusMark } from "#components/ui/status-mark.tsx";
import { TechnicalDetails } from "#components/ui/technical-details.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import type { SyncRunDetails } from "#lib/entra/sync/types.ts";
import { READ_WORDS, resultOf } from "./run-words.ts";

const figures = new Intl.NumberFormat("en-GB");

/** When, who asked, how long, what it cost, and how it ended. */
export function RunFacts({ run }: { run: SyncRunDetails }) {
  const { glyph, words } = resultOf(run);
  const took = run.finishedAt === null ? "…" : formatDuration(run.finishedAt - run.startedAt);
  const slowed =
    run.waits === 0
      ? "Microsoft never asked to wait"
      : `Microsoft asked to wait ${figures.format(run.waits)} times`;
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        <StatusMark glyph={glyph}>{words}</StatusMark>
        <span>
          {run.requestedBy}, <Time at={run.startedAt} />
        </span>
        {run.changeCount === 0 ? null : (
          <TextLink href={`/settings/integrations/entra/changes?run=${run.id}`}>
            See {figures.format(run.changeCount)} {run.changeCount === 1 ? "change" : "changes"}
          </TextLink>
        )}
      </p>
      {run.error === null ? null : (
        <Notice tone="danger" title={run.error.message} className="mb-4">
          {run.error.graphRequestId === null ? (
            <p>Microsoft gave no request id.</p>
          ) : (
            <TechnicalDetails>{`${run.error.kind}\nMicrosoft request id: ${run.error.graphRequestId}`}</TechnicalDetails>
          )}
        </Notice>
      )}
      <FigureStrip
        className="mb-6"
        figures={[
          { term: "Read", value: READ_WORDS[run.kind] },
          { term: "Took", value: took },
          { term: "Requests", value: figures.format(run.requests), detail: slowed },
          {
            term: "Resource units",
            value: figures.format(run.units),
            detail: "What Microsoft charges against its limit",
          },
        ]}
      />
    </>
  );
}
