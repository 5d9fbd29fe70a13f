import "server-only";
import { inTransaction } from "#db/client.ts";
import { messageChannels } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import type { SealingKey } from "#lib/platform/secrets.ts";
import { channelKey, forgetSecret, keepSecret } from "../channel-secrets.ts";
import { findEmail, SMTP_PASSWORD } from "./email-settings.ts";
import type { EmailConfig, SaveEmailInput, SmtpConfig } from "./schema.ts";

/** Keeps how email is sent and switches it on. The password is sealed; an empty one keeps what is there. */
export function saveEmail(ctx: Context, input: SaveEmailInput, key: () => SealingKey = channelKey): void {
  requireRole(ctx, "admin");
  const { config, password } = split(input);
  inTransaction(ctx.db, () => {
    const before = findEmail(ctx.db)?.config ?? null;
    if (password !== "") keepSecret(ctx, SMTP_PASSWORD, password, key());
    else if (config.way === "graph" || config.user === "") forgetSecret(ctx.db, SMTP_PASSWORD);
    else if (!isSameAccount(before, config)) {
      // Else whoever may edit the server's name could have the old password sent to their own.
      const again = "Another server or user name needs its password again.";
      throw new DeskError("invalid-input", again, { password: again });
    }
    const row = { isOn: true, config, updatedAt: ctx.clock.now(), problem: null, problemAt: null };
    ctx.db
      .insert(messageChannels)
      .values({ channel: "email", ...row })
      .onConflictDoUpdate({ target: messageChannels.channel, set: row })
      .run();
    recordAudit(ctx, {
      event: "message.email-saved",
      result: "Done",
      details: { before, after: config, isPasswordNew: password !== "" },
    });
  });
}

function split(input: SaveEmailInput): { config: EmailConfig; password: string } {
  if (input.way === "graph") return { config: input, password: "" };
  const { password, ...config } = input;
  return { config, password: config.user === "" ? "" : password };
}

const isSameAccount = (before: EmailConfig | null, after: SmtpConfig) =>
  before?.way === "smtp" &&
  before.host === after.host &&
  before.port === after.port &&
  before.user === after.user;
