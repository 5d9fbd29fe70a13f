import "server-only";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readAttempt, type Attempt } from "./read-attempt.ts";
import type { AskModel } from "./read-message.ts";
import { isSameResult } from "./saved-result.ts";
import type { PlaybookTest, TestResult } from "./schema.ts";

/** A playbook as its conversations are run with it. */
export type Tested = Omit<Attempt, "asObjectId" | "message">;

/** Runs a playbook's saved conversations as things are now; nothing is executed. */
export async function runTests(
  ctx: Context,
  playbook: Tested,
  askModel: AskModel | null,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of playbook.document.tests) {
    // A model that did not answer one is not asked the next.
    const stuck = results.findLast(({ status }) => status === "unknown");
    results.push(
      stuck === undefined ? await runTest(ctx, playbook, test, askModel) : { ...stuck, id: test.id },
    );
  }
  return results;
}

/** A model that is to choose and does not leaves it unknown: what words come to is no answer then. */
async function runTest(
  ctx: Context,
  { playbookId, name, document }: Tested,
  { id, asObjectId, asName, text, expects, saw }: PlaybookTest,
  askModel: AskModel | null,
): Promise<TestResult> {
  try {
    const attempt = { playbookId, name, document, asObjectId, message: text };
    const tried = await readAttempt(ctx, attempt, askModel);
    if (tried.unanswered === "over-budget")
      return { id, status: "unknown", came: "The model’s budget is used up, so it was not asked." };
    if (tried.unanswered === "no-answer")
      return { id, status: "unknown", came: "The model gave no usable answer." };
    const isSame = tried.comes === expects && (saw === null || isSameResult(saw, tried.saw));
    return { id, status: isSame ? "passed" : "failed", came: tried.words };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { id, status: "failed", came: `${asName} is no longer in Gatehouse.` };
  }
}
