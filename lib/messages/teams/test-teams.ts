import "server-only";
import { requireRole } from "#lib/platform/authorize.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { ownRecipient } from "../queue/recipients.ts";
import { recordTest } from "../record-test.ts";
import { teamsDeps, writeTo } from "./send-teams.ts";

const WORDS = {
  subject: "Gatehouse can message you in Teams",
  text: "This is the test you asked for in Settings. Nothing else happened.",
  href: "/settings/integrations/teams",
  button: "Open the settings",
};

/** Sends a test to the admin who asks, by what is saved. Throws `DeskError` that says precisely what failed. */
export async function testTeams(ctx: MemberContext, deps = teamsDeps(ctx)): Promise<{ to: string }> {
  requireRole(ctx, "admin");
  await recordTest(ctx, "teams", () => writeTo(ctx, ownRecipient(ctx.actor) ?? "", WORDS, deps));
  return { to: ctx.actor.displayName };
}
