import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { accessEndings } from "#db/schema/index.ts";
import type { OpenActionTools } from "#lib/approvals/open-action-tools.ts";
import { submitEnding } from "#lib/approvals/submit-action.ts";
import { closeEnding } from "#lib/entra/actions/close-ending.ts";
import { endingKey, type AccessEnding } from "#lib/entra/actions/ending-rows.ts";
import { isOpen } from "#lib/entra/actions/run-state.ts";
import type { Context } from "#lib/platform/context.ts";
import { findLatestAttempt } from "./endings-data.ts";
import { judgeOutcome, judgeRefusal, waitAfter, type Verdict } from "./judge-attempt.ts";
import { recordEndingOnTimeline } from "./record-on-timeline.ts";

/** Whoever tries owns the ending for so long; a process that died is taken over then. */
const CLAIM_MS = 5 * 60_000;
/** How soon to look again at an attempt whose answer is being checked. */
const CHECK_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** What is later than this was not expected to end any more by those who work with it. */
const LATEST_MS = 3 * DAY_MS;

/**
 * Ends one access whose date has come, through the gate. Exactly once, whatever happens: one process
 * claims an attempt, an attempt has one key, and its run completes the ending in its own transaction. An
 * attempt whose answer got lost is waited for; one that failed is made again or handed to a human.
 */
export async function endAccess(ctx: Context, ending: AccessEnding, open: OpenActionTools): Promise<void> {
  const lateMs = ctx.clock.now() - ending.endsAt;
  const last = findLatestAttempt(ctx.db, ending);
  if (last !== null && isOpen(last)) return tryAgainIn(ctx, ending, CHECK_MS);
  if (last?.state === "unknown")
    return failEnding(ctx, ending, last.errorMessage ?? "Nobody knows whether it has ended.");
  if (lateMs > LATEST_MS) return failEnding(ctx, ending, tooLate(lateMs));
  const claimed = claim(ctx, ending);
  if (claimed === null) return;
  conclude(ctx, claimed, await attempt(ctx, claimed, open));
}

/** Only one of two workers that saw the same row gets it. */
function claim(ctx: Context, { id, attempts, endsAt, nextTryAt }: AccessEnding): AccessEnding | null {
  const isAsSeen = and(
    eq(accessEndings.id, id),
    eq(accessEndings.state, "Waiting"),
    eq(accessEndings.attempts, attempts),
    eq(accessEndings.endsAt, endsAt),
    eq(accessEndings.nextTryAt, nextTryAt),
  );
  return inTransaction(
    ctx.db,
    () =>
      ctx.db
        .update(accessEndings)
        .set({ attempts: attempts + 1, nextTryAt: ctx.clock.now() + CLAIM_MS })
        .where(isAsSeen)
        .returning()
        .get() ?? null,
  );
}

async function attempt(ctx: Context, ending: AccessEnding, open: OpenActionTools): Promise<Verdict> {
  const { id, actionKey, subjectObjectId, input, requestId, attempts } = ending;
  const wish = { actionKey, subjectObjectId, input, requestId, idempotencyKey: endingKey(id, attempts) };
  try {
    return judgeOutcome(await submitEnding(ctx, { ...wish, reason: "Access ended on its date" }, open));
  } catch (error) {
    return judgeRefusal(error);
  }
}

function conclude(ctx: Context, ending: AccessEnding, verdict: Verdict): void {
  if (verdict.kind === "checking") tryAgainIn(ctx, ending, CHECK_MS);
  else if (verdict.kind === "again") tryAgainIn(ctx, ending, waitAfter(ending.attempts));
  else if (verdict.kind === "failed") failEnding(ctx, ending, verdict.message);
  else if (verdict.kind === "gone") {
    const { message } = verdict;
    inTransaction(ctx.db, () => closeEnding(ctx, ending, { state: "Completed", message }));
  }
}

/** Not when it was extended or ended meanwhile. */
function tryAgainIn(ctx: Context, { id, attempts, endsAt }: AccessEnding, waitMs: number): void {
  const isAsSeen = and(
    eq(accessEndings.id, id),
    eq(accessEndings.state, "Waiting"),
    eq(accessEndings.attempts, attempts),
    eq(accessEndings.endsAt, endsAt),
  );
  const nextTryAt = ctx.clock.now() + waitMs;
  inTransaction(ctx.db, () => ctx.db.update(accessEndings).set({ nextTryAt }).where(isAsSeen).run());
}

function failEnding(ctx: Context, ending: AccessEnding, message: string): void {
  inTransaction(ctx.db, () => {
    const failed = closeEnding(ctx, ending, { state: "Failed", message });
    if (failed !== null) recordEndingOnTimeline(ctx, failed, { event: "failed", message });
  });
}

function tooLate(lateMs: number): string {
  const days = Math.floor(lateMs / DAY_MS);
  return `Too late to end by itself: the date passed ${days} days ago. Take it away now, or extend it.`;
}
