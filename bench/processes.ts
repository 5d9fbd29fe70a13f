import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { READ_PERMISSIONS } from "#lib/entra/sync/testing.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
export const BENCH_SECRET = "practice-secret-not-for-real-use";
export const BENCH_CLIENT = "6a7e4005-0000-4000-8000-000000000001";
export const BENCH_TENANT = "c0ffee00-1240-4a7e-9d00-ca1de5000001";
/** As `npm start` runs the worker. */
const FLAGS = ["--optimize-for-size", "--max-semi-space-size=2", "--conditions=react-server"];
export const BENCH_CONTROL_TOKEN = "bench-control-token";

export type Tenant = Awaited<ReturnType<typeof startTenant>>;

/** A practice tenant and a data folder of their own, as `npm start` would lay them. */
export async function startTenant(args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-bench-"));
  const child = spawn(
    process.execPath,
    [
      "sandbox/main.ts",
      "--port",
      "0",
      "--data",
      join(folder, "tenant"),
      "--control-token",
      BENCH_CONTROL_TOKEN,
      ...args,
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once("line", (line) => resolve(String(JSON.parse(line).listening)));
    child.once("exit", (code) => reject(new Error(`the practice tenant ended with ${code}`)));
  });
  const headers = { "x-practice-token": BENCH_CONTROL_TOKEN, "content-type": "application/json" };
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

/** The built web server on a free port. Resolves once it answers. */
export async function startWeb(
  env: NodeJS.ProcessEnv,
): Promise<{ url: string; pid: number; stop: () => void }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["web/main.ts", "--port", String(port)], {
    cwd: root,
    env: {
      ...env,
      NODE_ENV: "production",
      PORT: String(port),
      GATEHOUSE_PUBLIC_URL: url,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const { ok } = await fetch(`${url}/api/health`);
      if (ok) return { url, pid: child.pid ?? 0, stop: () => void child.kill("SIGTERM") };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await delay(100);
  }
  child.kill("SIGTERM");
  throw new Error("the web server did not start; run `npm run build` first");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
    probe.once("error", reject);
  });
}
