import type { Context } from "#lib/platform/context.ts";
import { log } from "#lib/platform/log.ts";
import { openChannels, type Channel } from "../queue/channel-choice.ts";
import { claimSend, type ClaimedSend } from "./claim-send.ts";
import { SendFailure } from "./send-failure.ts";
import { completeSend, failSend } from "./settle-send.ts";

/** Sends one claimed message; throws `SendFailure` when it did not go out. */
export type SendOne = (ctx: Context, send: ClaimedSend) => Promise<void>;

const AT_ONCE = 50;

/**
 * The worker's turn over what waits to go out. Each channel by itself, so that a dead one holds up no
 * other. A send is claimed before it leaves and recorded after: a crash between the two sends it once
 * more, with the same message id. Safe to call as often as wanted, by several.
 */
export async function sendDueMessages(ctx: Context, send: Record<Channel, SendOne>): Promise<void> {
  await Promise.all(openChannels(ctx.db).map((channel) => sendBy(ctx, channel, send[channel])));
}

async function sendBy(ctx: Context, channel: Channel, sendOne: SendOne): Promise<void> {
  for (let sent = 0; sent < AT_ONCE; sent += 1) {
    const claimed = claimSend(ctx, channel);
    if (claimed === null) return;
    try {
      await sendOne(ctx, claimed);
    } catch (error) {
      const failure = error instanceof SendFailure ? error : surprise(error, claimed);
      failSend(ctx, claimed, failure);
      if (failure.isChannelDown) return;
      continue;
    }
    completeSend(ctx, claimed);
  }
}

/** A mistake of ours: in the log with its id, and tried again like anything else. */
function surprise(error: unknown, { message, channel }: ClaimedSend): SendFailure {
  log.error({ err: error, message: message.id, channel }, "a message could not be sent");
  return new SendFailure("Gatehouse failed to send it. Its log says why.");
}
