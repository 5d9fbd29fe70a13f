import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { members, messages, people } from "#db/schema/index.ts";
import { messageWords } from "../message-words.ts";
import { isMessageKind } from "../queue/message-kinds.ts";

/** What was told, in order of kind: "kind → name: subject". For tests of the verbs that tell. */
export function toldTo(db: Database): string[] {
  return db
    .select()
    .from(messages)
    .all()
    .map(({ kind, recipient, facts }) => {
      const subject = isMessageKind(kind) ? messageWords(kind, facts).subject : "";
      return `${kind} → ${nameOf(db, recipient)}: ${subject}`;
    })
    .toSorted();
}

function nameOf(db: Database, recipient: string): string {
  const [kind, id = ""] = recipient.split(":");
  const row =
    kind === "person"
      ? db.select({ name: people.displayName }).from(people).where(eq(people.objectId, id)).get()
      : db.select({ name: members.displayName }).from(members).where(eq(members.id, id)).get();
  return row?.name ?? recipient;
}
