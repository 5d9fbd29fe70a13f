import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleChild, programPath } from "#lib/approvals/testing/run-desk-child.ts";
import type { WorkflowOrder } from "./workflow-child.ts";

const PROGRAM = programPath("workflow-child");

export const bundleWorkflowChild = () =>
  bundleChild(fileURLToPath(new URL("./workflow-child.ts", import.meta.url)), PROGRAM);
export const removeWorkflowChild = () => rmSync(PROGRAM, { force: true });

export type ChildEnd = { signal: NodeJS.Signals | null; hasReached: boolean };

/** Runs a worker process to its end, or to its death; `killAfterMs` ends it from outside, wherever it is. */
export function runWorkflowChild(order: WorkflowOrder, killAfterMs?: number): Promise<ChildEnd> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  const timer = killAfterMs === undefined ? null : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (timer !== null) clearTimeout(timer);
      if (code !== 0 && signal === null) reject(new Error(`the process ended with ${code}`));
      else resolve({ signal, hasReached: printed.includes("reached") });
    });
  });
}
