import "server-only";
import { inTransaction } from "#db/client.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { readGround } from "./checks/ground-data.ts";
import { keepCheck } from "./checks/keep-check.ts";
import { readChoices } from "./choices-data.ts";
import { openModel } from "./model/open-model.ts";
import { listProblems } from "./playbook-problems.ts";
import { findPlaybook } from "./playbooks-data.ts";
import { putInForce } from "./put-in-force.ts";
import { runTests } from "./run-tests.ts";
import type { TestResult } from "./schema.ts";

/**
 * Publishes the draft as the next version: from now on the IT Agent uses it. Refused with what to mend; Automatic
 * takes at least one saved conversation, and all of them passing as things are now. Admins only. Throws `DeskError`.
 */
export async function publishPlaybook(
  ctx: MemberContext,
  { playbookId }: { playbookId: string },
  askModel = openModel(ctx),
): Promise<{ version: number }> {
  requireRole(ctx, "admin");
  const { name, draft, draftVersion } = findPlaybook(ctx.db, playbookId);
  const problem = listProblems(draft, readChoices(ctx.db)).find(({ severity }) => severity === "error");
  if (problem !== undefined) throw refuse(problem.message, problem.at);
  const isAutomatic = draft.autonomy === "Automatic";
  const ground = readGround(ctx.db, { id: playbookId, version: 0 });
  const results = isAutomatic ? await runTests(ctx, { playbookId, name, document: draft }, askModel) : [];
  refuseFailed(results);
  return inTransaction(ctx.db, () => {
    if (findPlaybook(ctx.db, playbookId).draftVersion !== draftVersion)
      throw new DeskError(
        "conflict",
        "Somebody else saved this playbook meanwhile. Look at it again, then publish.",
      );
    const { version } = putInForce(ctx, playbookId);
    // What changed while they ran is seen by the worker, which runs them again.
    if (isAutomatic)
      keepCheck(ctx, { id: playbookId, name, ground: { ...ground, playbook: String(version) }, results });
    return { version };
  });
}

const refuse = (message: string, at: string) => new DeskError("invalid-input", message, { [at]: message });

function refuseFailed(results: readonly TestResult[]): void {
  const unknown = results.find(({ status }) => status === "unknown");
  if (unknown !== undefined)
    throw refuse(`The saved conversations could not run. ${unknown.came}`, "autonomy");
  const failed = results.filter(({ status }) => status === "failed").length;
  if (failed > 0)
    throw refuse(
      `${failed} of ${results.length} saved conversations ${failed === 1 ? "gives" : "give"} another result. Look at them in the test console.`,
      "autonomy",
    );
}
