import "server-only";
import { inTransaction } from "#db/client.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { noteProblem, noteSuccess } from "../outbox/channel-health.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import { ownRecipient } from "../queue/recipients.ts";
import { findAddress } from "./find-address.ts";
import { composeMail, emailDeps, senderOf } from "./send-email.ts";

const WORDS = {
  subject: "Gatehouse can send email",
  text: "This is the test you asked for in Settings. Nothing else happened.",
  href: "/settings/integrations/email",
  button: "Open the settings",
};

/** Sends a test to the admin who asks, by what is saved. Throws `DeskError` that says precisely what failed. */
export async function testEmail(ctx: MemberContext, deps = emailDeps(ctx)): Promise<{ to: string }> {
  requireRole(ctx, "admin");
  try {
    const to = findAddress(ctx.db, ownRecipient(ctx.actor) ?? "");
    const mail = composeMail(ctx, { to, words: WORDS, messageId: newId() }, deps.publicUrl);
    await senderOf(ctx, deps)(mail);
    record(ctx, null);
    return { to: to.address };
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error;
    record(ctx, error.message);
    throw new DeskError("not-possible", error.message);
  }
}

function record(ctx: MemberContext, reason: string | null): void {
  inTransaction(ctx.db, () => {
    if (reason === null) noteSuccess(ctx, "email");
    else noteProblem(ctx, "email", reason);
    recordAudit(ctx, {
      event: "message.email-tested",
      result: reason === null ? "Done" : "failed",
      details: reason === null ? {} : { reason },
    });
  });
}
