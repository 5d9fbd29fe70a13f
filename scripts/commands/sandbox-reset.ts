import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/platform/env.ts";
import { EXIT, printJson, readOptions, type Command } from "./command.ts";

/** Kept over a reset: without them the next start could not reach the practice tenant. */
const DATABASE = "tenant.db";

export const sandboxReset: Command = {
  words: ["sandbox", "reset"],
  usage: "sandbox reset",
  what: "put the practice tenant back to its first state",
  async run({ args }) {
    readOptions(args, { json: "flag" });
    const { isPractice, sandboxPort, dataDir } = env();
    if (!isPractice) {
      console.error("A real tenant is configured; there is no practice tenant to reset.");
      return EXIT.failed;
    }
    const folder = join(dataDir, "practice");
    const how = (await resetRunning(sandboxPort, folder)) ?? removeData(folder);
    if (how === "refused") {
      console.error("The practice tenant is running and refused the reset.");
      return EXIT.failed;
    }
    console.error("The practice tenant starts afresh. Sync with --full, or disconnect and connect again.");
    printJson({ reset: true, how });
    return EXIT.ok;
  },
};

/** Null when nothing listens there. */
async function resetRunning(port: number, folder: string): Promise<"running" | "refused" | null> {
  const path = join(folder, "control.token");
  const token = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  try {
    const response = await fetch(`http://127.0.0.1:${port}/practice/control/reset`, {
      method: "POST",
      headers: { "x-practice-token": token, "content-type": "application/json" },
      body: "{}",
    });
    return response.ok ? "running" : "refused";
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function removeData(folder: string): "data removed" {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(join(folder, `${DATABASE}${suffix}`), { force: true });
  return "data removed";
}
