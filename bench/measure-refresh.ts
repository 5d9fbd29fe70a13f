import { z } from "zod";
import { seconds } from "./figures.ts";
import { BENCH_CONTROL_TOKEN, runProgram, type Tenant } from "./processes.ts";

const cycle = z.object({
  ms: z.number(),
  applyMs: z.number(),
  requests: z.number(),
  units: z.number(),
  rows: z.number(),
});
const shape = z.object({
  apps: z.number(),
  first: z.object({ applyMs: z.number() }),
  quiet: cycle,
  hundred: cycle,
  again: cycle,
});
export type Refreshed = z.infer<typeof shape>;

export const REFRESH_HEAD = [
  "| users / groups / memberships | quiet: s, requests (floor), rows written | 100 changes: s, apply ms, requests, rows | everything again: s, rows | P8: its apply / first apply |",
  "|---|---|---|---|---|",
];

/** Refreshes of a mirror that is there: nothing changed, a hundred changes, everything read again. */
export async function measureRefresh(tenant: Tenant, rounds: number): Promise<Refreshed> {
  const args = ["bench/refresh-child.ts", tenant.url, BENCH_CONTROL_TOKEN, String(rounds)];
  const { output } = await runProgram(args, process.env);
  return shape.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
}

/** The fewest requests of a round without changes: four deltas, and the assignments of the apps in batches. */
export const quietFloor = ({ apps }: Refreshed): number => 4 + Math.ceil(apps / 20);

export function refreshLine(name: string, figures: Refreshed): string {
  const { first, quiet, hundred, again } = figures;
  return (
    `| ${name} | ${seconds(quiet.ms)}, ${quiet.requests} (${quietFloor(figures)}), ${quiet.rows} | ` +
    `${seconds(hundred.ms)}, ${hundred.applyMs.toFixed(0)}, ${hundred.requests}, ${hundred.rows} | ` +
    `${seconds(again.ms)}, ${again.rows} | ${(again.applyMs / first.applyMs).toFixed(2)} |`
  );
}
