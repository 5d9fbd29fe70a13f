import { eq } from "drizzle-orm";
import { accessEndings } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { dayWords } from "#lib/workspace/date-words.ts";
import { readWorkspace } from "#lib/workspace/workspace-settings.ts";
import { auditEnding, closeEnding } from "./close-ending.ts";
import { groupOfInput } from "./app-access.ts";
import type { ActionSpec } from "./define-action.ts";
import {
  endingOfKey,
  endsWhatIsGiven,
  findEnding,
  isEndedBy,
  listOpenEndings,
  reminderOf,
  type AccessEnding,
} from "./ending-rows.ts";
import type { ActionRun } from "./run-state.ts";
import type { ActionInput, MirrorPatch } from "./types.ts";
import { undoOf } from "./undo-of.ts";

const UNKNOWN_WHICH =
  "Entra didn't say which assignment was made, so it can't end by itself. Take it away on its date.";

/**
 * Keeps what a run means for access that ends by itself: it completes, cancels, extends or begins an
 * ending. Call it in the transaction that makes the run effective, and only then: a later read-back must
 * not end what was given in between. Returns what "already so" says about the end, else null.
 */
export function recordEnding(
  ctx: Context,
  run: ActionRun,
  action: ActionSpec,
  patches: readonly MirrorPatch[],
): string | null {
  if (run.state !== "failed") completeOwn(ctx, run);
  const open = listOpenEndings(ctx.db, run.subjectObjectId);
  cancel(
    ctx,
    open.filter((ending) => isEndedBy(ending, patches)),
  );
  if (!action.canEnd) return null;
  const same = open.filter((ending) => endsWhatIsGiven(ending, run));
  if (run.state === "already-so") return extend(ctx, run, same);
  // A membership given anew has its own end, or none: an older one must not take it away. Assignments
  // are taken by their ids, which are never used again.
  cancel(
    ctx,
    same.filter(({ input }) => groupOfInput(input) !== null),
  );
  if (run.endsAt !== null) begin(ctx, run, action, run.endsAt);
  return null;
}

/** The run that carries out an ending completes it, in the same breath: a crash leaves both or none. */
function completeOwn(ctx: Context, { id, idempotencyKey }: ActionRun): void {
  const endingId = endingOfKey(idempotencyKey);
  const own = endingId === null ? null : findEnding(ctx.db, endingId);
  if (own !== null) closeEnding(ctx, own, { state: "Completed", endRunId: id });
}

function cancel(ctx: Context, endings: readonly AccessEnding[]): void {
  for (const ending of endings) closeEnding(ctx, ending, { state: "Cancelled" });
}

/** Somebody who has it already gets another date; whoever has it without an end keeps it so. */
function extend(ctx: Context, { endsAt }: ActionRun, endings: readonly AccessEnding[]): string | null {
  if (endsAt === null) return null;
  if (endings.length === 0) return "They have it without an end; nothing was changed.";
  for (const { id } of endings) move(ctx, id, endsAt);
  return `It ends on ${dayWords(endsAt, readWorkspace(ctx.db).timeZone)} now.`;
}

function move(ctx: Context, id: string, endsAt: number): void {
  const moved = ctx.db
    .update(accessEndings)
    .set({
      state: "Waiting",
      message: null,
      endsAt,
      nextTryAt: endsAt,
      remindAt: reminderOf(endsAt, ctx.clock.now()),
      remindedAt: null,
    })
    .where(eq(accessEndings.id, id))
    .returning()
    .get();
  auditEnding(ctx, moved, "extended");
}

function begin(ctx: Context, run: ActionRun, action: ActionSpec, endsAt: number): void {
  const now = ctx.clock.now();
  const undo = undoOf(run, action);
  const recorded = ctx.db
    .insert(accessEndings)
    .values({
      id: newId(),
      runId: run.id,
      subjectObjectId: run.subjectObjectId,
      subjectName: run.subjectName,
      digest: run.digest,
      actionKey: undo?.actionKey ?? action.inverse ?? "",
      input: textsOf(undo?.input ?? run.input),
      labels: run.labels,
      requestId: run.requestId,
      grantedBy: run.actorId,
      state: undo === null ? "Failed" : "Waiting",
      message: undo === null ? UNKNOWN_WHICH : null,
      endsAt,
      remindAt: reminderOf(endsAt, now),
      nextTryAt: endsAt,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning()
    .get();
  if (recorded !== undefined) auditEnding(ctx, recorded, "recorded");
}

function textsOf(input: ActionInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}
