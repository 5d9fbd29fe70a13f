import "server-only";
import { requireRole } from "#lib/platform/authorize.ts";
import { newId } from "#lib/platform/ids.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { ownRecipient } from "../queue/recipients.ts";
import { recordTest } from "../record-test.ts";
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
  let address = "";
  await recordTest(ctx, "email", async () => {
    const to = findAddress(ctx.db, ownRecipient(ctx.actor) ?? "");
    address = to.address;
    const draft = { to, words: WORDS, messageId: newId() };
    await senderOf(ctx, deps)(composeMail(ctx, draft, deps.publicUrl));
  });
  return { to: address };
}
