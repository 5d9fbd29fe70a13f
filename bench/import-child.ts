// One measured import in a process of its own; prints one JSON line. Arguments: bare|product, tenant url.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareImport } from "./bare-import.ts";
import { benchTokens, measureCycle, openBenchDesk } from "./cycles.ts";

const [mode, url = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "gatehouse-import-"));
const tokens = benchTokens(url);

async function productImport() {
  const db = openBenchDesk(folder);
  const measured = await measureCycle(db, url, "import", tokens);
  db.$client.close();
  return measured;
}

const result =
  mode === "bare"
    ? await bareImport(url, (await tokens.getToken()).accessToken, folder)
    : await productImport();
rmSync(folder, { recursive: true, force: true });
// maxRSS of getrusage would start from the parent's size at the fork; the kernel's own mark does not.
const highWater = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
console.log(JSON.stringify({ ...result, rssMb: Number(highWater) / 1024 }));
