import "server-only";
import { eq } from "drizzle-orm";
import { agentDecisions, members, people } from "#db/schema/index.ts";
import { playbookActor, type Context } from "#lib/platform/context.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { readAskerTest } from "./askers-data.ts";
import type { Choice, Unanswered } from "./choose-playbook.ts";
import { listPublished } from "./playbooks-data.ts";
import { chooseFor, readWith, type AskModel, type Reading } from "./read-message.ts";
import { sawOf } from "./saved-result.ts";
import type { Because, PlaybookDocument, PlaybookTest, Saw } from "./schema.ts";
import { silentWords, triedWords } from "./tried-words.ts";
import type { AgentRequest, PublishedPlaybook } from "./types.ts";

/** What a message would come to. `comes`: the playbook would run, ask for something, be stuck, or stay silent. */
export type Tried = Reading & {
  because: Because;
  level: Saw["level"];
  comes: PlaybookTest["expects"];
  /** In one sentence. */
  words: string;
  saw: Saw;
  /** The model that is to choose did not: what is shown is what words alone come to. */
  unanswered: Unanswered | null;
};

export type Attempt = {
  playbookId: string;
  name: string;
  document: PlaybookDocument;
  asObjectId: string;
  message: string;
};

const NOTHING: Reading = { filled: [], missing: [], steps: [] };

/**
 * Reads a message as any person's, with this document in place of the playbook's published one, as it would be
 * read in a request. Nothing is executed; what a model took is logged. Throws `DeskError` when there is no such person.
 */
export async function readAttempt(
  worker: Context,
  attempt: Attempt,
  askModel: AskModel | null,
): Promise<Tried> {
  const { playbookId, name, document, asObjectId, message } = attempt;
  // As it would act: by itself, with no rights of whoever tries it.
  const ctx = { ...worker, actor: playbookActor(playbookId, name) };
  const person = ctx.db.select().from(people).where(eq(people.objectId, asObjectId)).get();
  if (person === undefined) throw new DeskError("not-found", "There is no such person in Gatehouse.");
  const member = ctx.db.select().from(members).where(eq(members.objectId, asObjectId)).get();
  const mayAsk = readAskerTest(ctx.db, { memberId: member?.id ?? null, objectId: asObjectId });
  const request = { ...NO_REQUEST, requesterId: member?.id ?? "", text: message };
  const asked: AgentRequest = {
    ...request,
    requester: { objectId: asObjectId, displayName: person.displayName },
  };
  const draft: PublishedPlaybook = { id: playbookId, version: 0, name, document, publishedByName: "" };
  // Another playbook that fits better would be chosen in a real request too.
  const others = listPublished(ctx.db).filter(({ id }) => id !== playbookId);
  const offered = [draft, ...others].filter((each) => mayAsk(each.document));
  const isOffered = offered.includes(draft);
  const choice = await chooseFor(ctx, offered, asked, isOffered ? askModel : null);
  logTry(ctx, attempt, choice);
  const { because, level, unanswered } = choice;
  if (choice.playbook?.id !== playbookId) {
    const words = silentWords(isOffered, choice.playbook?.name ?? null, because);
    const saw = sawOf("silent", []);
    return { because, level: "silent", comes: "silent", words, saw, unanswered, ...NOTHING };
  }
  const reading = readWith(ctx, draft, asked, choice.given);
  const words = triedWords(document, level, reading, asObjectId);
  return {
    because,
    level,
    comes: comesOf(reading),
    words,
    saw: sawOf(level, reading.steps),
    unanswered,
    ...reading,
  };
}

const NO_REQUEST = {
  id: "",
  number: 0,
  title: "",
  serviceKey: "something-else",
  status: "New",
  isForOther: false,
  answers: [],
  lastEntryId: 0,
} satisfies Partial<AgentRequest>;

function comesOf({ missing, steps }: Reading): Tried["comes"] {
  if (missing.length > 0) return "asks";
  const isStuck = steps.some(({ status }) => status === "not-possible" || status === "guardrail");
  return isStuck || steps.length === 0 ? "stuck" : "runs";
}

/** What a model took counts towards its budget, whoever asked it. */
function logTry({ db, clock }: Context, { playbookId, message }: Attempt, choice: Choice): void {
  if (choice.tokens === 0) return;
  db.insert(agentDecisions)
    .values({
      requestId: "",
      at: clock.now(),
      inputDigest: sha256(message),
      candidates: choice.candidates,
      playbookId,
      by: choice.because.by,
      calls: [],
      outcome: "tried",
      tokens: choice.tokens,
      costMicros: choice.costMicros,
      tookMs: 0,
    })
    .run();
}
