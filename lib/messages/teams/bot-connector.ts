import { z } from "zod";
import type { Transport, WireAnswer } from "#lib/entra/graph/transport.ts";
import { connectorFailure, networkFailure } from "./bot-failure.ts";
import { botToken, type BotIdentity } from "./bot-token.ts";

/** Where the bot writes, and as whom. */
export type BotConnector = { transport: Transport; serviceUrl: string; bot: BotIdentity };
export type Person = { objectId: string; name: string };

const created = z.object({ id: z.string().min(1) });

/**
 * The bot's conversation with one person. Throws `SendFailure`.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export async function createConversation(connector: BotConnector, person: Person): Promise<string> {
  const { botId, tenantId } = connector.bot;
  const answer = await post(connector, "v3/conversations", {
    bot: { id: `28:${botId}` },
    members: [{ id: person.objectId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
    isGroup: false,
  });
  if (answer.status !== 200 && answer.status !== 201) throw connectorFailure(answer, person.name);
  return created.parse(JSON.parse(answer.text)).id;
}

/** Writes into a conversation, as plain text. False when the conversation is no longer there. Throws `SendFailure`. */
export async function postText(
  connector: BotConnector,
  person: Person,
  conversationId: string,
  text: string,
): Promise<boolean> {
  const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
  const answer = await post(connector, path, { type: "message", textFormat: "plain", text });
  if (answer.status === 404) return false;
  if (answer.status < 200 || answer.status > 299) throw connectorFailure(answer, person.name);
  return true;
}

async function post(
  { transport, serviceUrl, bot }: BotConnector,
  path: string,
  body: object,
): Promise<WireAnswer> {
  try {
    const token = await botToken(transport, bot);
    return await transport({
      url: `${serviceUrl}${path}`,
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw networkFailure(error);
  }
}
