// npm run bench:sync [-- --users 1000,10000,100000 --rounds 3 --web off]: what keeping the mirror costs, on a
// practice tenant of each size: the import against the bare loop (P1, P3, P9), a round without changes (P6),
// with a hundred (P7), everything again (P8), with one part in twenty throttled (P19), and pages meanwhile (P14).
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { seconds, tenantOf } from "./figures.ts";
import { IMPORT_HEAD, measureImport } from "./measure-import.ts";
import { measureRefresh, REFRESH_HEAD, refreshLine, type Refreshed } from "./measure-refresh.ts";
import { measureWeb } from "./measure-web.ts";
import { runProgram, startTenant, type Tenant } from "./processes.ts";

const { values } = parseArgs({
  options: {
    users: { type: "string", default: "1000,10000,100000" },
    rounds: { type: "string", default: "3" },
    web: { type: "string", default: "on" },
  },
});
const THROTTLED_UP_TO = 10_000;
const rounds = Number(values.rounds);
const sizes = values.users.split(",").map(Number);
const imports: string[] = [];
const refreshes: string[] = [];
const throttled: string[] = [];
const refreshed = new Map<number, Refreshed>();
const web: string[] = [];

for (const users of sizes) {
  const { args, name } = tenantOf(users);
  const tenant = await startTenant(args);
  try {
    console.error(`${name} …`);
    imports.push(await measureImport(tenant, name, rounds));
    // Every batch of a large tenant would wait: minutes that tell no more.
    if (users <= THROTTLED_UP_TO) throttled.push(await measureThrottled(tenant, name));
    if (values.web === "on" && users === Math.max(...sizes)) web.push(await measureWeb(tenant, name));
    const figures = await measureRefresh(tenant, rounds);
    refreshed.set(users, figures);
    refreshes.push(refreshLine(name, figures));
  } finally {
    tenant.stop();
  }
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, practice tenant on the same machine\n`,
);
for (const line of [...IMPORT_HEAD, ...imports, "", ...REFRESH_HEAD, ...refreshes, ""]) console.log(line);
const [small, large] = [refreshed.get(sizes.at(-2) ?? 0), refreshed.get(sizes.at(-1) ?? 0)];
if (small !== undefined && large !== undefined) {
  const ratio = large.hundred.applyMs / small.hundred.applyMs;
  console.log(
    `P7: 100 changes applied at ${sizes.at(-1)} against ${sizes.at(-2)} people: ${ratio.toFixed(2)}\n`,
  );
}
for (const line of [
  "| one part in twenty throttled for 1 s | requests against clean | wall, clean → throttled, s |",
  "|---|---|---|",
  ...throttled,
])
  console.log(line);
for (const line of web) console.log(`\n${line}`);

/** The same import with 5 % of the parts of batches answered 429 for a second. */
async function measureThrottled(tenant: Tenant, name: string): Promise<string> {
  const run = async (): Promise<{ ms: number; requests: number }> => {
    const { output } = await runProgram(["bench/import-child.ts", "product", tenant.url], process.env);
    return JSON.parse(output.trim().split("\n").at(-1) ?? "");
  };
  const clean = await run();
  await tenant.control("POST", "faults", {
    match: { every: 20, scope: "part" },
    effect: { status: 429, headers: { "retry-after": "1" } },
  });
  const slowed = await run();
  await tenant.control("DELETE", "faults");
  return `| ${name} | ${(slowed.requests / clean.requests).toFixed(3)} | ${seconds(clean.ms)} → ${seconds(slowed.ms)} |`;
}
