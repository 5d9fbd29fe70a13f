import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export type Desk = {
  url: string;
  setupCode: string;
  dataDir: string;
  /** The practice tenant's own view of the truth. */
  control: <T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<T>;
  /** What was printed so far, for the report of a failed start. */
  output: () => string;
  /** Tells it to stop; resolves to its exit code once it has. */
  stop: () => Promise<number | null>;
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/**
 * Runs `npm start`'s script on free ports and a data folder of its own, as a newcomer would.
 * @param settings more environment variables. Resolves when the address is printed.
 */
export async function startDesk(settings: Record<string, string> = {}): Promise<Desk> {
  const dataDir = mkdtempSync(join(tmpdir(), "gatehouse-e2e-"));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      GATEHOUSE_DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.stderr.on("data", (data) => (output += data));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (data) => {
      output += data;
      if (output.includes("Stop with Ctrl+C")) resolve();
    });
    child.once("exit", () => reject(new Error(`Gatehouse did not start:\n${output}`)));
  });
  const token = readFileSync(join(dataDir, "practice", "control.token"), "utf8").trim();
  return {
    url: `http://localhost:${port}`,
    setupCode: /Set-up code for the first admin: (\S+)/.exec(output)?.[1] ?? "",
    dataDir,
    output: () => output,
    control: async <T>(method: string, path: string, body?: unknown) => {
      const answer = await fetch(`http://127.0.0.1:${sandboxPort}/practice/control/${path}`, {
        method,
        headers: { "x-practice-token": token, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      const text = await answer.text();
      // The caller names the shape; the control doors answer JSON objects.
      return (text === "" ? undefined : JSON.parse(text)) as T;
    },
    stop: async () => {
      child.kill("SIGTERM");
      const code = await exited;
      rmSync(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}
