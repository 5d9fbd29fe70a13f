import { formatDuration } from "#components/entra/connect/format-duration.ts";
import { FigureStrip, type FigureFact } from "#components/ui/figure-strip.tsx";
import { Time } from "#components/ui/time.tsx";
import type { EntraSettings } from "#lib/entra/sync/loaders.ts";

const figures = new Intl.NumberFormat("en-GB");

/** Last and next sync, and how much there is. */
export function OverviewFigures({ settings }: { settings: EntraSettings }) {
  const { connection, counts, runs, everyHours, scope } = settings;
  const last = runs.find(
    (run) => run.finishedAt !== null && (run.status === "Completed" || run.status === "Held"),
  );
  const took =
    last === undefined || last.finishedAt === null
      ? undefined
      : `Took ${formatDuration(last.finishedAt - last.startedAt)}`;
  const isStopped = connection.status !== "Connected";
  const next = isStopped ? (
    "Paused"
  ) : connection.nextSyncAt === null ? (
    "Soon"
  ) : (
    <Time at={connection.nextSyncAt} />
  );
  const every = everyHours === 1 ? "Every hour" : `Every ${everyHours} hours`;
  const waits = connection.status === "Paused" ? "Until you resume" : "Until you reconnect";
  const strip: FigureFact[] = [
    {
      term: "Last sync",
      value: connection.lastSyncAt === null ? "Never" : <Time at={connection.lastSyncAt} />,
      detail: took,
    },
    { term: "Next sync", value: next, detail: isStopped ? waits : every },
    { term: "People", value: figures.format(counts.people), detail: peopleWords(settings) },
    {
      term: "Groups",
      value: figures.format(counts.groups),
      detail:
        counts.groups === scope.now.allGroups
          ? `${figures.format(counts.memberships)} memberships`
          : `of ${figures.format(scope.now.allGroups)} in Entra`,
    },
    {
      term: "Apps",
      value: figures.format(counts.apps),
      detail: `${figures.format(counts.assignments)} assignments`,
    },
  ];
  return (
    <FigureStrip
      figures={strip}
      className="mb-6 max-sm:[&>div:last-child]:col-span-2 sm:max-lg:[&>div:last-child]:col-span-2"
    />
  );
}

function peopleWords({ connection: { scope } }: EntraSettings): string {
  const kinds = [
    scope.includeBlocked ? "Active and blocked" : "Active",
    scope.includeGuests ? "members and guests" : "members",
  ].join(" ");
  return scope.people.by === "everyone" ? kinds : `${kinds}, chosen`;
}
