// npm run bench:import [-- --users 10000,100000 --rounds 3]: the product's import against the bare loop, in
// turns, on a practice tenant of each size. Prints ratios: wall time (P1), requests (P3), memory (P9).
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { z } from "zod";
import { runProgram, startTenant } from "./processes.ts";
import { requestBound } from "./request-bound.ts";

const { values } = parseArgs({
  options: { users: { type: "string", default: "10000,100000" }, rounds: { type: "string", default: "3" } },
});
const measured = z.object({
  ms: z.number(),
  requests: z.number(),
  rssMb: z.number(),
  readMs: z.number().optional(),
  applyMs: z.number().optional(),
});
type Measured = z.infer<typeof measured>;

const median = (list: readonly number[]) =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const seconds = (ms: number) => (ms / 1000).toFixed(2);

async function measure(mode: "bare" | "product", url: string): Promise<Measured> {
  const { output } = await runProgram(["bench/import-child.ts", mode, url], process.env);
  return measured.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, practice tenant on the same machine`,
);
console.log(
  "| users / groups / memberships | bare s | product s (read + apply) | P1 ratio | requests | bound | P3 ratio | RSS MB |",
);
console.log("|---|---|---|---|---|---|---|---|");
for (const users of values.users.split(",").map(Number)) {
  const groups = Math.min(Math.max(100, users / 20), 20_000);
  const memberships = Math.min(users * 10, 3_000_000);
  const tenant = await startTenant([
    "--users",
    `${users}`,
    "--groups",
    `${groups}`,
    "--memberships",
    `${memberships}`,
  ]);
  try {
    const bound = await requestBound(tenant.control);
    const bare: Measured[] = [];
    const product: Measured[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      bare.push(await measure("bare", tenant.url));
      product.push(await measure("product", tenant.url));
    }
    const bareMs = median(bare.map(({ ms }) => ms));
    const ms = median(product.map((each) => each.ms));
    const requests = median(product.map((each) => each.requests));
    const ratio = median(product.map((each, index) => each.ms / (bare[index]?.ms ?? Number.NaN)));
    const apply = median(product.map(({ applyMs }) => applyMs ?? 0));
    const rss = Math.max(...product.map(({ rssMb }) => rssMb));
    console.log(
      `| ${users} / ${groups} / ${memberships} | ${seconds(bareMs)} | ${seconds(ms)} (${seconds(ms - apply)} + ${seconds(apply)}) | ` +
        `${ratio.toFixed(2)} | ${requests} | ${bound} | ${(requests / bound).toFixed(3)} | ${rss.toFixed(0)} |`,
    );
  } finally {
    tenant.stop();
  }
}
