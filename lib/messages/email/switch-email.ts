import "server-only";
import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messageChannels, messageSends } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { findEmail } from "./email-settings.ts";

/** Switches email off or on again, its settings kept. What still waits when it goes off is given up, visibly. */
export function switchEmail(ctx: Context, { isOn }: { isOn: boolean }): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const email = findEmail(ctx.db);
    if (email === null) throw new DeskError("not-possible", "Set email up first.");
    if (email.isOn === isOn) return;
    const now = ctx.clock.now();
    ctx.db
      .update(messageChannels)
      .set({ isOn, updatedAt: now })
      .where(eq(messageChannels.channel, "email"))
      .run();
    const isWaiting = and(eq(messageSends.channel, "email"), eq(messageSends.state, "Waiting"));
    const reason = "Email was switched off before it went out.";
    const givenUp = isOn
      ? 0
      : ctx.db.update(messageSends).set({ state: "Failed", reason, finishedAt: now }).where(isWaiting).run()
          .changes;
    const event = isOn ? "message.email-on" : "message.email-off";
    recordAudit(ctx, { event, result: "Done", details: { givenUp } });
  });
}
