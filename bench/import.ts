// npm run bench:import [-- --users 10000,100000 --rounds 3]: the product's import against the bare loop, in
// turns, on a practice tenant of each size. Prints ratios: wall time (P1), requests (P3), memory (P9).
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { tenantOf } from "./figures.ts";
import { IMPORT_HEAD, measureImport } from "./measure-import.ts";
import { startTenant } from "./processes.ts";

const { values } = parseArgs({
  options: { users: { type: "string", default: "10000,100000" }, rounds: { type: "string", default: "3" } },
});
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.version}, practice tenant on the same machine`,
);
for (const line of IMPORT_HEAD) console.log(line);
for (const users of values.users.split(",").map(Number)) {
  const { args, name } = tenantOf(users);
  const tenant = await startTenant(args);
  try {
    console.log(await measureImport(tenant, name, Number(values.rounds)));
  } finally {
    tenant.stop();
  }
}
