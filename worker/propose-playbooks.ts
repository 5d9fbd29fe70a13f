import { checkPlaybooks } from "#lib/playbooks/checks/check-playbooks.ts";
import { openModel } from "#lib/playbooks/model/open-model.ts";
import { settleProposals } from "#lib/playbooks/proposals/settle-proposals.ts";
import type { Context } from "#lib/platform/context.ts";
import { takeTurns, type Turns } from "./take-turns.ts";

const EVERY_MS = 2_000;

/** The IT Agent's turns, beside everything else: a slow model keeps nobody waiting. */
export function createPlaybookKeeper(ctx: Context): Turns {
  return takeTurns({ failed: "the IT Agent’s turn failed", restMs: 30_000 }, async () => {
    const askModel = openModel(ctx);
    await checkPlaybooks(ctx, askModel);
    await settleProposals(ctx, askModel);
    return EVERY_MS;
  });
}
