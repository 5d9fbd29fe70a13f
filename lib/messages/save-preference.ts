import "server-only";
import { inTransaction } from "#db/client.ts";
import { messagePreferences } from "#db/schema/index.ts";
import type { Database } from "#db/client.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { isFor } from "./preferences-data.ts";
import { ownRecipient } from "./queue/recipients.ts";
import type { PreferenceInput } from "./schema.ts";

/** Keeps whether the actor gets a kind by a channel. Throws `DeskError` for a kind that is not theirs. */
export function savePreference(ctx: MemberContext, input: PreferenceInput): void {
  if (!isFor(ctx.actor.role, input.kind))
    throw new DeskError("not-found", "There is no such notification for your role.");
  const recipient = ownRecipient(ctx.actor) ?? "";
  inTransaction(ctx.db, () => keepPreference(ctx.db, recipient, input));
}

/** Writes one choice over the one before. */
export function keepPreference(db: Database, recipient: string, input: PreferenceInput): void {
  const { recipient: whose, kind, channel } = messagePreferences;
  db.insert(messagePreferences)
    .values({ recipient, ...input })
    .onConflictDoUpdate({ target: [whose, kind, channel], set: { isOn: input.isOn } })
    .run();
}
