import { z } from "zod";
import { median, seconds } from "./figures.ts";
import { runProgram, type Tenant } from "./processes.ts";
import { requestBound } from "./request-bound.ts";

const measured = z.object({
  ms: z.number(),
  requests: z.number(),
  rssMb: z.number(),
  applyMs: z.number().optional(),
});
type Measured = z.infer<typeof measured>;

export const IMPORT_HEAD = [
  "| users / groups / memberships | bare s | product s (read + apply) | P1 ratio | requests | bound | P3 ratio | RSS MB |",
  "|---|---|---|---|---|---|---|---|",
];

/** The product's import against the bare loop, in turns; gives one line of the table. */
export async function measureImport(tenant: Tenant, name: string, rounds: number): Promise<string> {
  const run = async (mode: "bare" | "product"): Promise<Measured> => {
    const { output } = await runProgram(["bench/import-child.ts", mode, tenant.url], process.env);
    return measured.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
  };
  const bound = await requestBound(tenant.control);
  const bare: Measured[] = [];
  const product: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await run("bare"));
    product.push(await run("product"));
  }
  const ms = median(product.map((each) => each.ms));
  const apply = median(product.map(({ applyMs }) => applyMs ?? 0));
  const requests = median(product.map((each) => each.requests));
  const ratio = median(product.map((each, index) => each.ms / (bare[index]?.ms ?? Number.NaN)));
  const rss = Math.max(...product.map(({ rssMb }) => rssMb));
  return (
    `| ${name} | ${seconds(median(bare.map((each) => each.ms)))} | ${seconds(ms)} (${seconds(ms - apply)} + ${seconds(apply)}) | ` +
    `${ratio.toFixed(2)} | ${requests} | ${bound} | ${(requests / bound).toFixed(3)} | ${rss.toFixed(0)} |`
  );
}
