import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messageChannels, messageSends } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { CHANNEL_NAMES, type Channel } from "./queue/channel-choice.ts";

/** Switches a channel off or on again, its settings kept. What still waits when it goes off is given up, visibly. */
export function switchChannel(ctx: Context, { channel, isOn }: { channel: Channel; isOn: boolean }): void {
  requireRole(ctx, "admin");
  const name = CHANNEL_NAMES[channel];
  inTransaction(ctx.db, () => {
    const isIt = eq(messageChannels.channel, channel);
    const known = ctx.db.select().from(messageChannels).where(isIt).get();
    if (known === undefined) throw new DeskError("not-possible", `Set ${name} up first.`);
    if (known.isOn === isOn) return;
    const now = ctx.clock.now();
    ctx.db.update(messageChannels).set({ isOn, updatedAt: now }).where(isIt).run();
    const isWaiting = and(eq(messageSends.channel, channel), eq(messageSends.state, "Waiting"));
    const reason = `${name} was switched off before it went out.`;
    const givenUp = isOn
      ? 0
      : ctx.db.update(messageSends).set({ state: "Failed", reason, finishedAt: now }).where(isWaiting).run()
          .changes;
    const event = `message.${channel}-${isOn ? "on" : "off"}`;
    recordAudit(ctx, { event, result: "Done", details: { givenUp } });
  });
}
