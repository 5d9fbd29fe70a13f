import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { READ_PERMISSIONS } from "#lib/entra/sync/testing.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
export const BENCH_SECRET = "practice-secret-not-for-real-use";
export const BENCH_CLIENT = "6a7e4005-0000-4000-8000-000000000001";
export const BENCH_TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
/** As `npm start` runs the worker. */
const FLAGS = ["--optimize-for-size", "--max-semi-space-size=2", "--conditions=react-server"];
const TOKEN = "bench-control-token";

/** A practice tenant and a data folder of their own, as `npm start` would lay them. */
export async function startTenant(args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const child = spawn(
    process.execPath,
    ["sandbox/main.ts", "--port", "0", "--data", join(folder, "tenant"), "--control-token", TOKEN, ...args],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", (line) => resolve(String(JSON.parse(line).listening)));
    child.once("exit", (code) => reject(new Error(`the practice tenant ended with ${code}`)));
  });
  const headers = { "x-practice-token": TOKEN, "content-type": "application/json" };
  const control = async (method: string, path: string, body?: unknown): Promise<string> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${url}/practice/control/${path}`, { method, headers, ...sent });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.text();
  };
  await control("POST", "consent", { grant: READ_PERMISSIONS });
  let desks = 0;
  return {
    url,
    control,
    /** A fresh data folder, with the environment that leads the product's processes there. */
    newDesk() {
      desks += 1;
      const data = join(folder, `desk-${desks}`);
      mkdirSync(join(data, "practice"), { recursive: true });
      writeFileSync(join(data, "practice", "client.secret"), BENCH_SECRET);
      const port = new URL(url).port;
      return {
        data,
        env: { ...process.env, GATEHOUSE_DATA_DIR: data, SANDBOX_PORT: port, LOG_LEVEL: "warn" },
      };
    },
    stop(): void {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts one of the product's own programs. */
export function startProgram(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [...FLAGS, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Runs it to its end. Throws when it fails; gives its stdout and wall time. */
export async function runProgram(args: readonly string[], env: NodeJS.ProcessEnv) {
  const started = performance.now();
  const child = startProgram(args, env);
  let output = "";
  child.stdout?.on("data", (data) => (output += String(data)));
  const code = await new Promise((resolve) => void child.once("exit", resolve));
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${String(code)}`);
  return { output, ms: performance.now() - started };
}
