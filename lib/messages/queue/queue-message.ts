import { inTransaction } from "#db/client.ts";
import { messages, messageSends } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { isWanted, openChannels, type Channel } from "./channel-choice.ts";
import type { FactsOf, MessageKind } from "./message-kinds.ts";
import { ownRecipient, recipientOf, type Recipient, type To } from "./recipients.ts";

type NewMessage<K extends MessageKind> = {
  kind: K;
  /** What it tells about: the same thing of the same kind is told to the same recipient once. */
  subjectId: string;
  to: readonly To[];
  facts: FactsOf<K>;
};

/**
 * Tells people something: rows only, sent later by the worker. Call it in the transaction of what it tells
 * about, so that neither is there without the other. Nobody is told what they did themselves.
 */
export function queueMessage<K extends MessageKind>(ctx: Context, message: NewMessage<K>): void {
  const { kind, subjectId, to, facts } = message;
  const own = ownRecipient(ctx.actor);
  const recipients = new Set(to.map((each) => recipientOf(ctx.db, each)));
  inTransaction(ctx.db, () => {
    for (const recipient of recipients)
      if (recipient !== null && recipient !== own) insertMessage(ctx, { kind, subjectId, recipient, facts });
  });
}

type Row = { kind: MessageKind; subjectId: string; recipient: Recipient; facts: Record<string, string> };

function insertMessage({ db, clock }: Context, row: Row): void {
  const now = clock.now();
  const inserted = db
    .insert(messages)
    .values({ id: newId(), ...row, createdAt: now })
    .onConflictDoNothing()
    .returning({ id: messages.id })
    .get();
  if (inserted === undefined) return;
  for (const channel of openChannels(db))
    if (canReach(channel, row.recipient) && isWanted(db, row.recipient, row.kind, channel))
      db.insert(messageSends)
        .values({ messageId: inserted.id, channel, state: "Waiting", nextTryAt: now })
        .run();
}

/** A local account of Gatehouse has no Teams. */
const canReach = (channel: Channel, recipient: Recipient) =>
  channel !== "teams" || recipient.startsWith("person:");
