import "server-only";
import type { Database } from "#db/client.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Role } from "#lib/platform/context.ts";
import type { MemberContext } from "#lib/platform/session.ts";
import { EVERYBODY, isWanted, type Channel } from "./queue/channel-choice.ts";
import { KIND_KEYS, MESSAGE_KINDS, type MessageKind } from "./queue/message-kinds.ts";
import { ownRecipient } from "./queue/recipients.ts";
import type { KindChoice } from "./types.ts";

/** Can somebody of this role get the kind? */
export function isFor(role: Role, kind: MessageKind): boolean {
  const { audience } = MESSAGE_KINDS[kind];
  return audience === "everybody" || role === "admin" || (role === "agent" && audience === "agents");
}

/** What the actor gets by a channel. */
export function listOwnChoices({ db, actor }: MemberContext, channel: Channel): KindChoice[] {
  const kinds = KIND_KEYS.filter((kind) => isFor(actor.role, kind));
  return choicesOf(db, ownRecipient(actor) ?? "", kinds, channel);
}

/** What everybody gets by a channel who has not chosen otherwise. Admins only. */
export function listDefaults(ctx: MemberContext, channel: Channel): KindChoice[] {
  requireRole(ctx, "admin");
  return choicesOf(ctx.db, EVERYBODY, KIND_KEYS, channel);
}

function choicesOf(
  db: Database,
  recipient: string,
  kinds: readonly MessageKind[],
  channel: Channel,
): KindChoice[] {
  return kinds.map((kind) => ({
    kind,
    when: MESSAGE_KINDS[kind].when,
    isOn: isWanted(db, recipient, kind, channel),
  }));
}
