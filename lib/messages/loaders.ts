import "server-only";
import { notFound } from "next/navigation";
import type { Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { pageContext, type MemberContext } from "#lib/platform/session.ts";
import { hasSecret } from "./channel-secrets.ts";
import { findEmail, SMTP_PASSWORD, type EmailRow } from "./email/email-settings.ts";
import { listFailures } from "./failures-data.ts";
import { countUnread, listInbox } from "./inbox-data.ts";
import { listDefaults, listOwnChoices } from "./preferences-data.ts";
import { CHANNELS, openChannels } from "./queue/channel-choice.ts";
import { findTeams, type TeamsRow } from "./teams/teams-settings.ts";
import type { ChannelChoices, ChannelView, EmailView, KindChoice, TeamsView } from "./types.ts";

/** Notifications; everybody's own. */
export async function loadInbox() {
  const ctx = await pageContext();
  return { messages: listInbox(ctx), unread: countUnread(ctx) };
}

/** What the reader gets by which channel. */
export async function loadOwnChoices() {
  const ctx = await pageContext();
  return choicesBy(ctx, listOwnChoices);
}

/** Settings → Notifications; for admins only. */
export async function loadNotificationSettings() {
  const ctx = await adminContext();
  return { channels: choicesBy(ctx, listDefaults), failures: listFailures(ctx) };
}

/** Settings → Integrations → Email; for admins only. */
export async function loadEmail() {
  const { db, actor } = await adminContext();
  return {
    email: emailView(db),
    isMailSendGranted: isGranted(db, "Mail.Send"),
    ownAddress: actor.email,
  };
}

/** Settings → Integrations → Microsoft Teams; for admins only. */
export async function loadTeams() {
  const { db, actor } = await adminContext();
  const connection = findConnection(db);
  return {
    teams: teamsView(db),
    isInstallGranted: isGranted(db, "TeamsAppInstallation.ReadWriteSelfForUser.All"),
    // The bot is the same application as the connection: else the app could not be installed for people.
    usual: { botId: connection?.clientId ?? "", tenantId: connection?.tenantId ?? "" },
    ownName: actor.displayName,
  };
}

/** The Messaging cards of Settings → Integrations. */
export async function loadMessaging() {
  const { db } = await adminContext();
  return { email: emailView(db), teams: teamsView(db) };
}

async function adminContext(): Promise<MemberContext> {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  return ctx;
}

function choicesBy(
  ctx: MemberContext,
  list: (ctx: MemberContext, channel: ChannelChoices["channel"]) => KindChoice[],
): ChannelChoices[] {
  const open = openChannels(ctx.db);
  return CHANNELS.map((channel) => ({
    channel,
    isOn: open.includes(channel),
    choices: list(ctx, channel),
  }));
}

const isGranted = (db: Database, permission: string) =>
  findConnection(db)?.grantedPermissions.includes(permission) === true;

function emailView(db: Database): EmailView | null {
  const row = findEmail(db);
  return row === null
    ? null
    : { ...healthOf(row), config: row.config, hasPassword: hasSecret(db, SMTP_PASSWORD) };
}

function teamsView(db: Database): TeamsView | null {
  const row = findTeams(db);
  return row === null ? null : { ...healthOf(row), config: row.config };
}

const healthOf = ({ isOn, lastSentAt, problem, problemAt }: EmailRow | TeamsRow): ChannelView => ({
  isOn,
  lastSentAt,
  problem,
  problemAt,
});
