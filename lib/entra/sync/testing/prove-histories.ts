import { test } from "vitest";
import { runHistory } from "./run-history.ts";
import { tellStory } from "./tell-story.ts";

const HISTORIES = Number(process.env["HISTORIES"] ?? 2_000);
/** One history alone, told request by request. */
const SEED = process.env["SEED"];
const MOST_MS_EACH = 1_000;

/** Declares the test of one share of the histories; each share runs in a worker of its own. */
export function proveHistories(share: { part: number; of: number }): void {
  const title = `any interleaving of changes, pages, faults and restarts ends equal to a full listing (${share.part} of ${share.of})`;
  const isOthers = SEED !== undefined && Number(SEED) % share.of !== share.part % share.of;
  test.skipIf(isOthers)(title, async () => prove(share), HISTORIES * MOST_MS_EACH);
}

async function prove({ part, of }: { part: number; of: number }): Promise<void> {
  if (SEED !== undefined) return runHistory(Number(SEED), tellStory);
  for (let seed = part; seed <= HISTORIES; seed += of) {
    try {
      await runHistory(seed);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`History ${seed}: ${why}\nTo follow it: SEED=${seed} npm run property:sync`, {
        cause: error,
      });
    }
  }
}
