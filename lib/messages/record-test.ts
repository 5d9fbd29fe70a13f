import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { noteProblem, noteSuccess } from "./outbox/channel-health.ts";
import { SendFailure } from "./outbox/send-failure.ts";
import type { Channel } from "./queue/channel-choice.ts";

/** Runs a test of a channel and keeps how it came out. Throws `DeskError` with what failed. */
export async function recordTest(ctx: Context, channel: Channel, send: () => Promise<void>): Promise<void> {
  try {
    await send();
    record(ctx, channel, null);
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error;
    record(ctx, channel, error.message);
    throw new DeskError("not-possible", error.message);
  }
}

function record(ctx: Context, channel: Channel, reason: string | null): void {
  inTransaction(ctx.db, () => {
    if (reason === null) noteSuccess(ctx, channel);
    else noteProblem(ctx, channel, reason);
    recordAudit(ctx, {
      event: `message.${channel}-tested`,
      result: reason === null ? "Done" : "failed",
      details: reason === null ? {} : { reason },
    });
  });
}
