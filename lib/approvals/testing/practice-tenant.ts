import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { createTokenSource } from "#lib/entra/graph/msal-tokens.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Clock } from "#lib/platform/clock.ts";

const MAIN = fileURLToPath(new URL("../../../sandbox/main.ts", import.meta.url));
const CONTROL_TOKEN = "tests-only";
const CLIENT_ID = "6a7e4005-0000-4000-8000-000000000001";
const CLIENT_SECRET = "practice-secret-not-for-real-use";
export const TENANT_ID = "c0ffee00-1240-4a7e-9d00-ca1de5000001";

const SMALL = ["--users", "400", "--groups", "80", "--memberships", "1200", "--apps", "10"];

export type Fault = {
  match: { method?: string; path?: string; times?: number };
  phase: "before-effect" | "after-effect";
  effect: { status?: number; headers?: Record<string, string>; body?: unknown; reset?: boolean };
};

export type LoggedCall = { method: string; path: string; status: number };

/** The practice tenant as its own process, with its control door: what really happened is asked there. */
export class PracticeTenant {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, process: ChildProcess, folder: string) {
    this.url = url;
    this.#process = process;
    this.#folder = folder;
  }

  static async start(): Promise<PracticeTenant> {
    const folder = mkdtempSync(join(tmpdir(), "gatehouse-practice-"));
    const own = [
      "--port",
      "0",
      "--data",
      folder,
      "--client-secret",
      CLIENT_SECRET,
      "--control-token",
      CONTROL_TOKEN,
    ];
    const child = spawn(process.execPath, [MAIN, ...own, ...SMALL], { stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise<string>((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`The practice tenant ended with ${code}.`)));
      child.stdout?.once("data", (line: Buffer) => {
        const { listening }: { listening: string } = JSON.parse(line.toString());
        resolve(listening);
      });
    });
    return new PracticeTenant(url, child, folder);
  }

  stop(): void {
    this.#process.kill("SIGTERM");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A client with a fresh token, as a new process of the product would have. */
  graph(time: { clock?: Clock; sleep?: (ms: number) => Promise<void> } = {}): GraphClient {
    const registration = {
      clientId: CLIENT_ID,
      credential: { kind: "secret", secret: CLIENT_SECRET } as const,
      loginUrl: this.url,
      graphUrl: this.url,
    };
    return createGraphClient({
      baseUrl: this.url,
      tokens: createTokenSource(registration, TENANT_ID),
      ...time,
    });
  }

  async grant(names: readonly string[]): Promise<void> {
    await this.control("POST", "consent", { grant: names });
  }
  async revoke(names: readonly string[]): Promise<void> {
    await this.control("POST", "consent", { revoke: names });
  }
  async removeApp(): Promise<void> {
    await this.control("POST", "consent", { removeApp: true });
  }
  async fault(fault: Fault): Promise<void> {
    await this.control("POST", "faults", fault);
  }

  /** No faults, empty log. */
  async calm(): Promise<void> {
    await this.control("DELETE", "faults");
    await this.control("DELETE", "requests");
  }

  /** Writes to Graph since `calm`. */
  async writes(): Promise<LoggedCall[]> {
    const { requests }: { requests: LoggedCall[] } = await this.control("GET", "requests");
    return requests.filter(({ method, path }) => method !== "GET" && path.includes("/v1.0/"));
  }

  private async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/practice/control/${path}`, {
      method,
      headers: { "x-practice-token": CONTROL_TOKEN, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return JSON.parse((await response.text()) || "null");
  }
}
