import "server-only";
import { eq } from "drizzle-orm";
import { members, people } from "#db/schema/index.ts";
import { requireRole } from "#lib/platform/authorize.ts";
import type { Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readAskerTest } from "./askers-data.ts";
import { choosePlaybook } from "./choose-playbook.ts";
import { readNamesIn } from "./names-data.ts";
import { listPublished } from "./playbooks-data.ts";
import { readWith, type Reading } from "./read-message.ts";
import type { Because, PlaybookDocument } from "./schema.ts";
import type { AgentRequest } from "./types.ts";

/** What a message would come to. `comes`: the playbook would run, ask for something, or stay silent. */
export type Tried = Reading & {
  because: Because;
  level: "act" | "propose" | "silent";
  comes: "runs" | "asks" | "silent";
  /** In one sentence. */
  words: string;
};

type Try = { name: string; document: PlaybookDocument; asObjectId: string; message: string };

/** Tries a message as any person, with the draft beside what is published. Nothing is executed or kept. Throws `DeskError`. */
export function tryMessage(ctx: Context, { name, document, asObjectId, message }: Try): Tried {
  requireRole(ctx, "admin");
  const person = ctx.db.select().from(people).where(eq(people.objectId, asObjectId)).get();
  if (person === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  const member = ctx.db.select().from(members).where(eq(members.objectId, asObjectId)).get();
  const mayAsk = readAskerTest(ctx.db, { memberId: member?.id ?? null, objectId: asObjectId });
  const request: AgentRequest = {
    id: "",
    number: 0,
    title: "",
    serviceKey: "something-else",
    status: "New",
    requesterId: member?.id ?? "",
    requester: { objectId: asObjectId, displayName: person.displayName },
    isForOther: false,
    answers: [],
    text: message,
    lastEntryId: 0,
  };
  const draft = { id: "draft", version: 0, name, document, publishedByName: "" };
  // Another playbook that fits better would be chosen in a real request too.
  const others = listPublished(ctx.db).filter((each) => each.name !== name);
  const offered = [draft, ...others].filter((each) => mayAsk(each.document));
  const choice = choosePlaybook(offered, request, readNamesIn(ctx.db, message, asObjectId));
  const { because, level } = choice;
  if (choice.playbook?.id !== "draft") {
    const words = silentWords(mayAsk(document), choice.playbook?.name ?? null, because);
    return { because, level: "silent", comes: "silent", words, filled: [], missing: [], steps: [] };
  }
  const reading = readWith(ctx, draft, request, []);
  const comes = reading.missing.length > 0 ? "asks" : "runs";
  return { because, level, comes, words: triedWords(document, level, reading), ...reading };
}

function silentWords(mayAsk: boolean, other: string | null, { cautions }: Because): string {
  if (!mayAsk) return "This person may not ask for it, so the IT Agent stays silent.";
  if (other !== null) return `“${other}” fits better and would be used.`;
  const [first] = cautions;
  return first === undefined
    ? "It doesn’t fit, so the IT Agent stays silent."
    : `The IT Agent stays silent, because of “${first.written}”.`;
}

function triedWords({ autonomy }: PlaybookDocument, level: string, { missing, steps }: Reading): string {
  const [first] = missing;
  if (first !== undefined)
    return first.question === "" || level !== "act"
      ? `In a real request an agent fills in ${first.label}.`
      : `In a real request the requester is asked: “${first.question}”`;
  const stuck = steps.filter(({ status }) => status === "not-possible" || status === "guardrail").length;
  if (stuck > 0) return `In a real request ${stuck} of ${steps.length} steps could not be carried out.`;
  const asked = steps.filter(({ approval }) => approval !== null).length;
  const approvals = asked === 0 ? "" : ` and asks for ${asked === 1 ? "one approval" : `${asked} approvals`}`;
  if (autonomy === "Automatic" && level === "act")
    return `In a real request this does ${steps.length} ${steps.length === 1 ? "step" : "steps"} by itself${approvals}.`;
  return `In a real request this proposes ${steps.length} ${steps.length === 1 ? "step" : "steps"} to an agent${approvals}.`;
}
