import { z } from "zod";
import type { Transport } from "#lib/entra/graph/transport.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { tokenFailure } from "./bot-failure.ts";

const SCOPE = "https://api.botframework.com/.default";
/** A token is asked for anew so long before it ends. */
const EARLY_MS = 5 * 60_000;

const answerSchema = z.object({ access_token: z.string().min(1), expires_in: z.number() });

// In memory only, once per process.
const known = new Map<string, { token: string; until: number }>();

export type BotIdentity = { loginUrl: string; tenantId: string; botId: string; secret: string };

/**
 * A token for the Bot Connector. Throws `SendFailure`.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function botToken(transport: Transport, bot: BotIdentity): Promise<string> {
  const key = sha256(JSON.stringify(bot));
  const kept = known.get(key);
  if (kept !== undefined && kept.until > performance.now()) return kept.token;
  const answer = await transport({
    url: `${bot.loginUrl}/${bot.tenantId}/oauth2/v2.0/token`,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: bot.botId,
      client_secret: bot.secret,
      scope: SCOPE,
    }).toString(),
  });
  if (answer.status !== 200) throw tokenFailure(answer);
  const { access_token: token, expires_in: seconds } = answerSchema.parse(JSON.parse(answer.text));
  known.set(key, { token, until: performance.now() + seconds * 1_000 - EARLY_MS });
  return token;
}
