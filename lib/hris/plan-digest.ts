import { createHash } from "node:crypto";
import type { PlannedEntry } from "./types.ts";

/** Another one as soon as anything else would be written or refused. */
export function planDigest(plan: readonly PlannedEntry[]): string {
  const hash = createHash("sha256");
  for (const { at, person, status, write } of plan) hash.update(JSON.stringify([at, person, status, write]));
  return hash.digest("hex");
}
