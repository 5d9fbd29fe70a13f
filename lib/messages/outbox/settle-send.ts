import { and, eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messageSends } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { RETRY_WAITS_MS } from "../constants.ts";
import { messageWords } from "../message-words.ts";
import { isMessageKind } from "../queue/message-kinds.ts";
import { noteProblem, noteSuccess } from "./channel-health.ts";
import type { ClaimedSend } from "./claim-send.ts";
import type { SendFailure } from "./send-failure.ts";

/** The send went through. */
export function completeSend(ctx: Context, send: ClaimedSend): void {
  const now = ctx.clock.now();
  inTransaction(ctx.db, () => {
    ctx.db.update(messageSends).set({ state: "Sent", reason: null, finishedAt: now }).where(mine(send)).run();
    noteSuccess(ctx, send.channel);
  });
}

/** It did not: tried again after 1, 5, 15 and 60 minutes, or failed for admins to see. */
export function failSend(ctx: Context, send: ClaimedSend, failure: SendFailure): void {
  const now = ctx.clock.now();
  const wait = failure.isPermanent ? undefined : RETRY_WAITS_MS[send.attempt - 1];
  const reason = failure.message;
  inTransaction(ctx.db, () => {
    const next =
      wait === undefined
        ? { state: "Failed" as const, reason, finishedAt: now }
        : { reason, nextTryAt: now + wait };
    ctx.db.update(messageSends).set(next).where(mine(send)).run();
    noteProblem(ctx, send.channel, reason);
    if (wait === undefined) auditFailure(ctx, send, reason);
  });
}

/** Only while it is still this attempt: somebody may have taken it over, or retried it by hand. */
const mine = ({ message, channel, attempt }: ClaimedSend) =>
  and(
    eq(messageSends.messageId, message.id),
    eq(messageSends.channel, channel),
    eq(messageSends.attempts, attempt),
    eq(messageSends.state, "Waiting"),
  );

function auditFailure(ctx: Context, { message, channel, attempt }: ClaimedSend, reason: string): void {
  const { id, kind, facts, recipient } = message;
  const name = isMessageKind(kind) ? messageWords(kind, facts).subject : kind;
  recordAudit(ctx, {
    event: "message.failed",
    result: "failed",
    target: { kind: "message", id, name },
    details: { channel, reason, attempts: attempt, kind, recipient },
  });
}
