import { findConnection } from "#lib/entra/connection/data.ts";
import { loadCounts } from "#lib/entra/sync/load-counts.ts";
import { holdsOfRun } from "#lib/entra/sync/holds-data.ts";
import { syncable } from "#lib/entra/sync/request-sync.ts";
import { findRun } from "#lib/entra/sync/run-rows.ts";
import { EXIT, printJson, readOptions, type Command } from "./command.ts";
import { runCycleHere } from "./run-cycle.ts";

export const sync: Command = {
  words: ["sync"],
  usage: "sync [--full] --json",
  what: "one sync to its end, in this process",
  async run({ ctx, args, signal }) {
    const { full } = readOptions(args, { json: "flag", full: "flag" });
    const kind = full === undefined ? "delta" : "full";
    syncable(findConnection(ctx.db), kind);
    const { runId, result } = await runCycleHere(ctx, kind, signal);
    const run = findRun(ctx.db, runId);
    const error = result.status === "failed" ? result.error : undefined;
    printJson({
      result: run?.status ?? result.status,
      kind: run?.kind ?? kind,
      requests: run?.requests ?? 0,
      units: run?.units ?? 0,
      durationMs: run === null || run.finishedAt === null ? null : run.finishedAt - run.startedAt,
      counts: loadCounts(ctx.db),
      changes: result.status === "completed" || result.status === "held" ? result.changes : {},
      held: holdsOfRun(ctx.db, runId).map(({ kind: of, count, words, known, limit }) => ({
        kind: of,
        count,
        words,
        known,
        limit,
      })),
      ...(error === undefined ? {} : { error }),
    });
    if (error !== undefined) console.error(error.message);
    if (error?.kind === "needs-reauthorization") return EXIT.needsReauthorization;
    if (result.status === "held") {
      console.error("Part of it would change too much at once. Decide in Settings → Microsoft Entra ID.");
      return EXIT.held;
    }
    return result.status === "completed" ? EXIT.ok : EXIT.failed;
  },
};
