import { and, eq, isNull } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { accessEndings } from "#db/schema/index.ts";
import { auditEnding } from "#lib/entra/actions/close-ending.ts";
import type { AccessEnding } from "#lib/entra/actions/ending-rows.ts";
import type { Context } from "#lib/platform/context.ts";
import { endingsToRemind } from "./endings-data.ts";
import { recordEndingOnTimeline } from "./record-on-timeline.ts";
import { tellEnding } from "./tell-ending.ts";

/** Announces on the request what ends soon, once; a reminder that comes after the end is not said any more. */
export function remindEndings(ctx: Context): void {
  for (const ending of endingsToRemind(ctx.db, ctx.clock.now())) remind(ctx, ending);
}

function remind(ctx: Context, { id }: AccessEnding): void {
  inTransaction(ctx.db, () => {
    const now = ctx.clock.now();
    const isMine = and(
      eq(accessEndings.id, id),
      eq(accessEndings.state, "Waiting"),
      isNull(accessEndings.remindedAt),
    );
    const ending = ctx.db.update(accessEndings).set({ remindedAt: now }).where(isMine).returning().get();
    if (ending === undefined || ending.endsAt <= now) return;
    recordEndingOnTimeline(ctx, ending, { event: "reminder", leftMs: ending.endsAt - now });
    auditEnding(ctx, ending, "reminded");
    tellEnding(ctx, ending);
  });
}
