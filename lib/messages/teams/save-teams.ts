import "server-only";
import { inTransaction } from "#db/client.ts";
import { messageChannels } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { SealingKey } from "#lib/platform/secrets.ts";
import { channelKey, hasSecret, keepSecret } from "../channel-secrets.ts";
import type { SaveTeamsInput } from "./schema.ts";
import { findTeams, TEAMS_SECRET } from "./teams-settings.ts";

/** Keeps how the bot signs in and switches Teams on. The secret is sealed; an empty one keeps what is there. */
export function saveTeams(
  ctx: Context,
  { secret, ...config }: SaveTeamsInput,
  key: () => SealingKey = channelKey,
): void {
  requireRole(ctx, "admin");
  inTransaction(ctx.db, () => {
    const before = findTeams(ctx.db)?.config ?? null;
    const isSameBot = before?.botId === config.botId && before.tenantId === config.tenantId;
    if (secret !== "") keepSecret(ctx, TEAMS_SECRET, secret, key());
    else if (!isSameBot || !hasSecret(ctx.db, TEAMS_SECRET)) {
      const missing = "Paste the value of the bot's client secret.";
      throw new DeskError("invalid-input", missing, { secret: missing });
    }
    const row = { isOn: true, config, updatedAt: ctx.clock.now(), problem: null, problemAt: null };
    ctx.db
      .insert(messageChannels)
      .values({ channel: "teams", ...row })
      .onConflictDoUpdate({ target: messageChannels.channel, set: row })
      .run();
    recordAudit(ctx, {
      event: "message.teams-saved",
      result: "Done",
      details: { before, after: config, isSecretNew: secret !== "" },
    });
  });
}
