import "server-only";
import { eq } from "drizzle-orm";
import { inTransaction } from "#db/client.ts";
import { messageChannels, sealedSecrets } from "#db/schema/index.ts";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { seal, type SealingKey } from "#lib/platform/secrets.ts";
import { emailKey, findEmail, SMTP_PASSWORD } from "./email-settings.ts";
import type { EmailConfig, SaveEmailInput, SmtpConfig } from "./schema.ts";

/** Keeps how email is sent and switches it on. The password is sealed; an empty one keeps what is there. */
export function saveEmail(
  ctx: Context,
  input: SaveEmailInput,
  key: () => SealingKey = () => emailKey(),
): void {
  requireRole(ctx, "admin");
  const { config, password } = split(input);
  inTransaction(ctx.db, () => {
    const before = findEmail(ctx.db)?.config ?? null;
    if (password !== "") keepPassword(ctx, password, key());
    else if (config.way === "graph" || config.user === "") forgetPassword(ctx);
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

function keepPassword({ db, clock }: Context, password: string, key: SealingKey): void {
  const row = { keyId: key.id, sealed: seal(key, SMTP_PASSWORD, password), savedAt: clock.now() };
  db.insert(sealedSecrets)
    .values({ name: SMTP_PASSWORD, ...row })
    .onConflictDoUpdate({ target: sealedSecrets.name, set: row })
    .run();
}

function forgetPassword({ db }: Context): void {
  db.delete(sealedSecrets).where(eq(sealedSecrets.name, SMTP_PASSWORD)).run();
}
