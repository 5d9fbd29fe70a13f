import "server-only";
import { notFound } from "next/navigation";
import type { Database } from "#db/client.ts";
import { findConnection } from "#lib/entra/connection/data.ts";
import { pageContext } from "#lib/platform/session.ts";
import { findEmail, hasPassword } from "./email/email-settings.ts";
import { listFailures } from "./failures-data.ts";
import { countUnread, listInbox } from "./inbox-data.ts";
import { listDefaults, listOwnChoices } from "./preferences-data.ts";
import type { EmailView } from "./types.ts";

/** Notifications; everybody's own. */
export async function loadInbox() {
  const ctx = await pageContext();
  return { messages: listInbox(ctx), unread: countUnread(ctx) };
}

/** What the reader gets by email. */
export async function loadOwnChoices() {
  const ctx = await pageContext();
  return { choices: listOwnChoices(ctx), isEmailOn: findEmail(ctx.db)?.isOn === true };
}

/** Settings → Notifications; for admins only. */
export async function loadNotificationSettings() {
  const ctx = await adminContext();
  return {
    choices: listDefaults(ctx),
    failures: listFailures(ctx),
    isEmailOn: findEmail(ctx.db)?.isOn === true,
  };
}

/** Settings → Integrations → Email; for admins only. */
export async function loadEmail() {
  const { db, actor } = await adminContext();
  const isMailSendGranted = findConnection(db)?.grantedPermissions.includes("Mail.Send") === true;
  return { email: viewOf(db), isMailSendGranted, ownAddress: actor.email };
}

/** The Messaging cards of Settings → Integrations. */
export async function loadMessaging() {
  const { db } = await adminContext();
  return { email: viewOf(db) };
}

async function adminContext() {
  const ctx = await pageContext();
  if (ctx.actor.role !== "admin") notFound();
  return ctx;
}

function viewOf(db: Database): EmailView | null {
  const row = findEmail(db);
  if (row === null) return null;
  const { config, isOn, lastSentAt, problem, problemAt } = row;
  return { config, isOn, lastSentAt, problem, problemAt, hasPassword: hasPassword(db) };
}
