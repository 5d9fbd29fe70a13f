import { openDatabase } from "#db/client.ts";
import type { CyclePoint } from "../run-sync-cycle.ts";
import { deskFor, LeaseHeldError } from "../testing.ts";
import type { SyncKind } from "../types.ts";

/** "staged": a page is committed. */
export type KillPoint = CyclePoint | "staged";

/** What the process is told: one cycle of a run on file, and where it has to die. */
export type KillOrder = {
  path: string;
  url: string;
  runId: string;
  kind: SyncKind;
  kill: { point: KillPoint; occurrence: number } | null;
};

// Written by run-child.ts.
const { path, url, runId, kind, kill } = JSON.parse(process.argv[2] ?? "") as KillOrder;

let met = 0;
function reach(point: KillPoint): void {
  if (point !== kill?.point) return;
  met += 1;
  if (met === kill.occurrence) process.kill(process.pid, "SIGKILL");
}

const db = openDatabase(path);
try {
  const desk = deskFor({ url }, { db });
  const result = await desk.cycle(kind, { runId, onPoint: reach, onCommit: () => reach("staged") });
  console.log(JSON.stringify(result));
} catch (error) {
  if (!(error instanceof LeaseHeldError)) throw error;
  console.log(JSON.stringify({ status: "busy" }));
}
db.$client.close();
