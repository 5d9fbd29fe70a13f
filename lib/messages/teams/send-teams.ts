import "server-only";
import { openGraph } from "#lib/entra/connection/open-graph.ts";
import { installedTeamsApps, teamsAppRef } from "#lib/entra/graph/paths.ts";
import { sharedTransport, type Transport } from "#lib/entra/graph/transport.ts";
import type { GraphClient } from "#lib/entra/graph/types.ts";
import type { Context } from "#lib/platform/context.ts";
import { env } from "#lib/platform/env.ts";
import { newId } from "#lib/platform/ids.ts";
import type { SealingKey } from "#lib/platform/secrets.ts";
import { channelKey, findSecret } from "../channel-secrets.ts";
import { messageWords, type MessageWords } from "../message-words.ts";
import type { ClaimedSend } from "../outbox/claim-send.ts";
import { SendFailure } from "../outbox/send-failure.ts";
import { isMessageKind } from "../queue/message-kinds.ts";
import { retryRefused } from "../retry-refused.ts";
import { createConversation, postText, type BotConnector, type Person } from "./bot-connector.ts";
import { installFailure } from "./bot-failure.ts";
import { findConversation, forgetConversation, keepConversation } from "./conversations.ts";
import { findTeamsPerson } from "./find-teams-person.ts";
import { findTeams, TEAMS_SECRET } from "./teams-settings.ts";

/** The Bot Connector of Teams in Microsoft's public cloud. */
const SERVICE_URL = "https://smba.trafficmanager.net/teams/";

/** What sending takes from outside; tests pass their own. */
export type TeamsDeps = {
  key: () => SealingKey;
  graph: () => GraphClient;
  transport: Transport;
  publicUrl: string;
  loginUrl: string;
  graphUrl: string;
  serviceUrl: string;
};

export function teamsDeps({ db }: Context): TeamsDeps {
  const { publicUrl, loginBaseUrl: loginUrl, graphBaseUrl: graphUrl, isPractice } = env();
  return {
    key: channelKey,
    graph: () => openGraph(db),
    transport: sharedTransport(),
    publicUrl,
    loginUrl,
    graphUrl,
    serviceUrl: isPractice ? `${graphUrl}/teams/` : SERVICE_URL,
  };
}

/** Sends one message as the bot's direct message. Throws `SendFailure`. */
export async function sendTeams(
  ctx: Context,
  { message }: ClaimedSend,
  deps = teamsDeps(ctx),
): Promise<void> {
  if (!isMessageKind(message.kind))
    throw new SendFailure("Gatehouse no longer has messages of this kind.", { isPermanent: true });
  await writeTo(ctx, message.recipient, messageWords(message.kind, message.facts), deps);
}

/** Writes to somebody by the bot: in the known conversation, else in one that is made now. */
export async function writeTo(
  ctx: Context,
  recipient: string,
  words: MessageWords,
  deps: TeamsDeps,
): Promise<void> {
  const person = findTeamsPerson(ctx.db, recipient);
  const { connector, catalogAppId } = openConnector(ctx, deps);
  const { botId } = connector.bot;
  const text = `${words.subject}\n\n${words.text}\n\n${words.button}: ${deps.publicUrl}${words.href}`;
  const known = findConversation(ctx.db, recipient, botId);
  if (known !== null && (await postText(connector, person, known, text))) return;
  forgetConversation(ctx, recipient);
  await install(deps, person, catalogAppId);
  const conversationId = await createConversation(connector, person);
  keepConversation(ctx, recipient, botId, conversationId);
  if (await postText(connector, person, conversationId, text)) return;
  throw new SendFailure("Teams has not opened the conversation yet.");
}

function openConnector({ db }: Context, deps: TeamsDeps): { connector: BotConnector; catalogAppId: string } {
  const teams = findTeams(db);
  const secret = findSecret(db, TEAMS_SECRET, deps.key);
  if (teams === null || secret === null) throw new SendFailure("Teams is not set up.", { isPermanent: true });
  const { botId, tenantId, catalogAppId } = teams.config;
  const bot = { loginUrl: deps.loginUrl, tenantId, botId, secret };
  return { connector: { transport: deps.transport, serviceUrl: deps.serviceUrl, bot }, catalogAppId };
}

/** Source: learn.microsoft.com/graph/api/userteamwork-post-installedapps */
async function install(
  { graph, graphUrl }: TeamsDeps,
  { objectId, name }: Person,
  catalogAppId: string,
): Promise<void> {
  const install = () =>
    graph().write({
      method: "POST",
      path: installedTeamsApps(objectId),
      body: teamsAppRef(graphUrl, catalogAppId),
      priority: "low",
      clientRequestId: newId(),
    });
  try {
    await retryRefused(install);
  } catch (error) {
    const failure = installFailure(error, name);
    if (failure !== null) throw failure;
  }
}
