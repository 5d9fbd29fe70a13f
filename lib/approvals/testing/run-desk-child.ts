import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import type { ActionOutcome } from "#lib/entra/actions/run-types.ts";
import type { DeskOrder } from "./desk-child.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAM = programPath("desk-child");

export type ChildEnd = { signal: NodeJS.Signals | null; outcomes: readonly ActionOutcome[] };

/** Where a child's one file is kept: beside the packages, so that the native one is found from there. */
export function programPath(name: string): string {
  return join(at("../../../node_modules/.cache"), `${name}-${process.pid}.mjs`);
}

/** The one file of the desk's child. */
export const bundleDeskChild = () => bundleChild(at("./desk-child.ts"), PROGRAM);

/** Makes one file of a child: hundreds of processes are started, and reading 200 files is most of a start. */
export async function bundleChild(input: string, file: string): Promise<void> {
  const bundle = await rolldown({
    input,
    platform: "node",
    external: ["better-sqlite3"],
    resolve: { conditionNames: ["react-server", "node", "import"] },
    logLevel: "silent",
  });
  await bundle.write({ file, format: "esm", codeSplitting: false });
}

const running = new Set<ChildProcess>();

/** Ends what a failed test has left asleep, and takes the file away. */
export function removeDeskChild(): void {
  for (const child of running) child.kill("SIGKILL");
  rmSync(PROGRAM, { force: true });
}

export type DeskChild = {
  process: ChildProcess;
  /** Resolves when it has come to the point where its order ends it. */
  reached: Promise<unknown>;
  ended: Promise<ChildEnd>;
};

/** Starts a process that clicks; `ended` tells how it ended and what was answered. */
export function startDeskChild(order: DeskOrder): DeskChild {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  const ended = new Promise<ChildEnd>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code !== 0 && signal === null) reject(new Error(`the process ended with ${code}`));
      else resolve({ signal, outcomes: printed.trim() === "" ? [] : JSON.parse(printed) });
    });
  });
  const reached = new Promise((resolve) => child.stdout.once("data", resolve));
  return { process: child, reached, ended };
}
