import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { KillOrder } from "./kill-child.ts";

const PROGRAM = fileURLToPath(new URL("./kill-child.ts", import.meta.url));

export type ChildEnd = { signal: NodeJS.Signals | null; status: string | null };

/** Runs one cycle in a process of its own; gives how the process ended and how the cycle did. */
export function runChild(order: KillOrder): Promise<ChildEnd> {
  const child = spawn(process.execPath, ["--conditions=react-server", PROGRAM, JSON.stringify(order)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (code !== 0 && signal === null) reject(new Error(`the process ended with ${code}`));
      else resolve({ signal, status: printed === "" ? null : String(JSON.parse(printed).status) });
    });
  });
}
