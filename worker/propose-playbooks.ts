import { openActionTools } from "#lib/approvals/open-action-tools.ts";
import { checkPlaybooks } from "#lib/playbooks/checks/check-playbooks.ts";
import { openModel } from "#lib/playbooks/model/open-model.ts";
import { settleProposals } from "#lib/playbooks/proposals/settle-proposals.ts";
import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";

const EVERY_MS = 2_000;
const AFTER_ERROR_MS = 30_000;

/** The IT Agent's turns, beside everything else: a slow model keeps nobody waiting. */
export function createPlaybookKeeper(ctx: Context) {
  let nextAt = 0;
  let running: Promise<void> | null = null;
  async function turn(): Promise<void> {
    let waitMs = AFTER_ERROR_MS;
    try {
      const askModel = openModel(ctx);
      await checkPlaybooks(ctx, askModel);
      await settleProposals(ctx, { open: openActionTools, askModel });
      waitMs = EVERY_MS;
    } catch (error) {
      log.error({ err: error }, "the IT Agent’s turn failed");
    } finally {
      nextAt = performance.now() + waitMs;
      running = null;
    }
  }
  return {
    tick(): void {
      if (running === null && performance.now() >= nextAt) running = turn();
    },
    /** Resolves when the turn under way is over. */
    idle: async (): Promise<void> => (await running) ?? undefined,
  };
}
