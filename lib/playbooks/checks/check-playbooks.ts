import "server-only";
import { readAgentSettings } from "#lib/workspace/agent-settings.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { listPublished } from "../playbooks-data.ts";
import type { AskModel } from "../read-message.ts";
import { runTests, type Tested } from "../run-tests.ts";
import type { TestResult } from "../schema.ts";
import { findCheck } from "./check-rows.ts";
import { readGround } from "./ground-data.ts";
import { isSameGround } from "./held-words.ts";
import { keepCheck } from "./keep-check.ts";

/**
 * Runs the saved conversations of every Automatic playbook whose ground is another one than when they last ran, or
 * for which it is time. For the worker, before it reads requests; while the IT Agent is stopped nothing runs.
 */
export async function checkPlaybooks(ctx: Context, askModel: AskModel | null): Promise<void> {
  if (readAgentSettings(ctx.db).stopped !== null) return;
  for (const { id, version, name, document } of listPublished(ctx.db)) {
    if (document.autonomy !== "Automatic") continue;
    const ground = readGround(ctx.db, { id, version });
    const last = findCheck(ctx.db, id);
    if (last !== null && isSameGround(last.ground, ground) && ctx.clock.now() < last.againAt) continue;
    const playbook = { playbookId: id, name, document };
    const results = await runTests(ctx, playbook, askModel).catch((error: unknown) =>
      broken(playbook, error),
    );
    keepCheck(ctx, { id, name, ground, results });
  }
}

/** A bug in one playbook's check holds that playbook, not everything the IT Agent does. */
function broken({ playbookId, document }: Tested, error: unknown): TestResult[] {
  log.error({ err: error, playbookId }, "saved conversations could not run");
  const came = "Something went wrong on our side.";
  return document.tests.map(({ id }) => ({ id, status: "unknown", came }));
}
