import { randomUUID } from "node:crypto";
import { CORPUS } from "./corpus.ts";
import { insert, now, short, TEXTS, times, type Db, type Value } from "./texts.ts";

/** Requests for the lists; the first one with a conversation of the whole corpus. Gives its id. */
export function plantRequests(db: Db, requesterId: string, agentId: string): string {
  const ids = TEXTS.map(() => randomUUID());
  const answers = CORPUS.map((payload, at) => ({
    key: `f-${at}`,
    label: short(at),
    kind: at % 2 === 0 ? "text" : "choice",
    text: payload.text,
    objectId: null,
  }));
  TEXTS.forEach((title, at) => {
    const own = at === 0 ? JSON.stringify(answers) : "[]";
    insert(db, "requests", {
      id: ids[at] ?? "",
      number: at + 1,
      title,
      service_key: "something-else",
      requester_id: requesterId,
      subject_name: null,
      assignee_id: agentId,
      answers: own,
      status: "New",
      ...times,
      updated_at: now + at,
    });
  });
  const requestId = ids[0] ?? "";
  const say = (kind: string, body: string, data: Value = null) =>
    insert(db, "timeline_entries", {
      request_id: requestId,
      kind,
      actor_id: requesterId,
      body,
      data,
      at: now,
    });
  say("message", "The form", '{"isOpening":true}');
  for (const { text: body } of CORPUS) {
    say("message", body);
    say("note", body);
  }
  const first = db.prepare<[], { id: number }>("SELECT min(id) AS id FROM timeline_entries").get();
  for (const payload of CORPUS)
    insert(db, "attachments", {
      id: randomUUID(),
      request_id: requestId,
      entry_id: first?.id ?? 0,
      uploader_id: requesterId,
      file_name: payload.text,
      content_type: "text/plain",
      size: 1,
      sha256: "0".repeat(64),
      created_at: now,
    });
  return requestId;
}
