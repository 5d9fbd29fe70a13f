import { randomUUID } from "node:crypto";
import type { Store } from "./store.ts";

/** The one app in the organization's Teams catalogue, with the desk's bot in it. */
export const catalogAppId = "6a7e4005-0000-4000-8000-0000000000b0";

const BLOCKED = "teams-blocked";

/** Installs the app for a person; false when it was there already. */
export function installApp(store: Store, member: string, app: string): boolean {
  const insert = store.db.prepare("insert or ignore into teams_installs (member, app) values (?, ?)");
  return insert.run(member, app).changes === 1;
}

/** Whether the bot can reach the person at all. */
export function hasApp(store: Store, member: string): boolean {
  return store.db.prepare("select 1 from teams_installs where member = ?").get(member) !== undefined;
}

/** The one conversation of a bot with a person; the same id every time. */
export function openConversation(store: Store, member: string, bot: string): string {
  const known = store.row<{ id: string }>(
    "select id from teams_conversations where member = ? and bot = ?",
    member,
    bot,
  );
  if (known) return known.id;
  const id = `a:${randomUUID()}`;
  store.db.prepare("insert into teams_conversations (id, member, bot) values (?, ?, ?)").run(id, member, bot);
  return id;
}

/** With whom a bot's conversation is. */
export function conversationMember(store: Store, id: string, bot: string): string | undefined {
  return store.row<{ member: string }>(
    "select member from teams_conversations where id = ? and bot = ?",
    id,
    bot,
  )?.member;
}

/** The person blocks the bot, or lets it write again. */
export function setBlocked(store: Store, members: readonly string[]): void {
  store.setMeta(BLOCKED, members.join(" "));
}

export function isBlocked(store: Store, member: string): boolean {
  return (store.meta(BLOCKED) ?? "").split(" ").includes(member);
}

export function keepTeamsMessage(store: Store, member: string, text: string): void {
  store.db
    .prepare("insert into teams_messages (at, member, text) values (?, ?, ?)")
    .run(store.now(), member, text);
}

/** Everything that bots wrote, oldest first. */
export function listTeamsMessages(store: Store): { at: number; member: string; text: string }[] {
  return store.db
    .prepare<[], { at: number; member: string; text: string }>(
      "select at, member, text from teams_messages order by seq",
    )
    .all();
}
