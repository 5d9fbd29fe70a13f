import { and, eq } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { teamsConversations } from "#db/schema/index.ts";
import type { Context } from "#lib/platform/context.ts";

/** The known conversation of this bot with a recipient, or null. */
export function findConversation(db: Database, recipient: string, botId: string): string | null {
  const isIt = and(eq(teamsConversations.recipient, recipient), eq(teamsConversations.botId, botId));
  return db.select().from(teamsConversations).where(isIt).get()?.conversationId ?? null;
}

export function keepConversation(
  { db, clock }: Context,
  recipient: string,
  botId: string,
  conversationId: string,
): void {
  const row = { botId, conversationId, createdAt: clock.now() };
  inTransaction(db, () =>
    db
      .insert(teamsConversations)
      .values({ recipient, ...row })
      .onConflictDoUpdate({ target: teamsConversations.recipient, set: row })
      .run(),
  );
}

export function forgetConversation({ db }: Context, recipient: string): void {
  inTransaction(db, () =>
    db.delete(teamsConversations).where(eq(teamsConversations.recipient, recipient)).run(),
  );
}
