import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { GraphContext } from "../graph/answer-graph.ts";
import { verifyAccessToken } from "../login/access-token.ts";
import { json, type Answer, type Call } from "../login/exchange.ts";
import { botAudience } from "../login/issue-tokens.ts";
import { conversationMember, hasApp, isBlocked, keepTeamsMessage, openConversation } from "../store/teams.ts";

const conversationBody = z.object({
  bot: z.object({ id: z.string() }),
  members: z.tuple([z.object({ id: z.string() })]),
  tenantId: z.string(),
  isGroup: z.literal(false),
});
const activityBody = z.object({
  type: z.literal("message"),
  text: z.string().min(1),
  textFormat: z.enum(["plain", "markdown", "xml"]).optional(),
});

const refuse = (status: number, code: string, message: string) => json(status, { error: { code, message } });

/**
 * The Bot Connector at `/teams/v3/…`: conversations with one person, and messages in them.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function answerBot(context: GraphContext, call: Call): Answer {
  const { store, key, directory } = context;
  const sent = call.headers.authorization;
  const token = verifyAccessToken(key, directory, sent, store.now(), [botAudience]);
  if (!token.ok) return json(401, { message: "Authorization has been denied for this request." });
  const [, id] = /^\/teams\/v3\/conversations\/([^/]+)\/activities$/.exec(call.url.pathname) ?? [];
  if (call.method === "POST" && call.url.pathname === "/teams/v3/conversations")
    return createConversation(context, call, token);
  if (call.method === "POST" && id !== undefined)
    return postActivity(context, call, { bot: token.appId, id: decodeURIComponent(id) });
  return refuse(404, "ServiceError", "Unknown");
}

function createConversation(
  { store }: GraphContext,
  call: Call,
  { appId, tenantId }: { appId: string; tenantId: string },
): Answer {
  const parsed = conversationBody.safeParse(read(call.body));
  if (!parsed.success) return refuse(400, "BadSyntax", "Bad format of conversation parameters");
  const { bot, members, tenantId: tenant } = parsed.data;
  if (bot.id !== `28:${appId}` || tenant !== tenantId)
    return refuse(403, "Forbidden", "The bot or the tenant is another one.");
  const member = members[0].id;
  if (!store.live("user", member) || member.includes("@"))
    return refuse(400, "BadSyntax", "Bad format of user id");
  if (!hasApp(store, member))
    return refuse(
      403,
      "ForbiddenOperationException",
      "The bot is not installed in the user's personal scope.",
    );
  return json(201, { id: openConversation(store, member, appId) });
}

function postActivity({ store }: GraphContext, call: Call, { id, bot }: { id: string; bot: string }): Answer {
  const member = conversationMember(store, id, bot);
  if (member === undefined) return refuse(404, "ConversationNotFound", "Conversation not found.");
  const parsed = activityBody.safeParse(read(call.body));
  if (!parsed.success) return refuse(400, "BadSyntax", "Activity is not valid.");
  if (isBlocked(store, member))
    return refuse(
      403,
      "MessageWritesBlocked",
      "Message writes are blocked: the user blocked or removed the app.",
    );
  keepTeamsMessage(store, member, parsed.data.text);
  return json(201, { id: randomUUID() });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
