import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createGraphClient } from "#lib/entra/graph/create-graph-client.ts";
import { createTokenSource } from "#lib/entra/graph/msal-tokens.ts";
import type { Transport } from "#lib/entra/graph/transport.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Clock } from "#lib/platform/clock.ts";

const MAIN = fileURLToPath(new URL("../../../sandbox/main.ts", import.meta.url));
const CONTROL_TOKEN = "tests-only";
export const CLIENT_ID = "6a7e4005-0000-4000-8000-000000000001";
export const CLIENT_SECRET = "practice-secret-not-for-real-use";
export const TENANT_ID = "c0ffee00-1240-4a7e-9d00-ca1de5000001";

const SMALL = ["--users", "400", "--groups", "80", "--memberships", "1200", "--apps", "10"];

export type Fault = {
  match: { method?: string; path?: string; nth?: number; times?: number };
  phase: "before-effect" | "after-effect" | "during-body";
  effect: {
    status?: number;
    headers?: Record<string, string>;
    body?: unknown;
    reset?: boolean;
    delayMs?: number;
    truncateTo?: number;
    closeEarly?: boolean;
    html?: boolean;
  };
};

export type LoggedCall = { method: string; path: string; status: number };

/** One line of the tenant's own book of what really happened through Graph. */
export type Effect = {
  seq: number;
  at: number;
  what: string;
  objectId: string;
  details: string | null;
  clientRequestId: string | null;
};

type ClientOptions = { clock?: Clock; sleep?: (ms: number) => Promise<void>; transport?: Transport };

/** A client of the practice tenant with a fresh token, as a new process of the product would have. */
export function practiceGraph(url: string, options: ClientOptions = {}): GraphClient {
  const registration = {
    clientId: CLIENT_ID,
    credential: { kind: "secret", secret: CLIENT_SECRET } as const,
    loginUrl: url,
    graphUrl: url,
  };
  return createGraphClient({ baseUrl: url, tokens: createTokenSource(registration, TENANT_ID), ...options });
}

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

  graph(options: ClientOptions = {}): GraphClient {
    return practiceGraph(this.url, options);
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

  /** Waits until a fault has struck: then somebody hangs in it. */
  async untilFaultHit(): Promise<void> {
    for (let used = 0; used === 0; await delay(20)) {
      const { faults }: { faults: { used: number }[] } = await this.control("GET", "faults");
      used = faults.reduce((sum, fault) => sum + fault.used, 0);
    }
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

  /** What really happened through Graph after effect number `since`, oldest first. */
  async effects(since = 0): Promise<Effect[]> {
    const { effects }: { effects: Effect[] } = await this.control("GET", `effects?since=${since}`);
    return effects;
  }

  /** Changes the directory as people in Entra would, all or nothing; ids of what was created. */
  async edit(...operations: Record<string, unknown>[]): Promise<string[]> {
    const { created }: { created: string[] } = await this.control("POST", "edit", operations);
    return created;
  }

  async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}/practice/control/${path}`, {
      method,
      headers: { "x-practice-token": CONTROL_TOKEN, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return JSON.parse((await response.text()) || "null");
  }
}
