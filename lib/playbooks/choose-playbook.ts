import { compileCandidates, matchRequest } from "./matching/match-request.ts";
import type { FoundName, Match, MatchLevel } from "./matching/types.ts";
import type { Because, Filled } from "./schema.ts";
import type { AgentRequest, PublishedPlaybook } from "./types.ts";

export type Choice = {
  /** Null: nothing fits, and the IT Agent stays silent. */
  playbook: PublishedPlaybook | null;
  level: MatchLevel;
  because: Because;
  candidates: readonly { id: string; score: number }[];
  /** Inputs that a model chose among what the text names. */
  given: readonly Filled[];
  tokens: number;
  /** In millionths of the currency the price is in. */
  costMicros: number;
  /** Why the model that was to choose did not; null when it did, or when none was to. */
  unanswered: Unanswered | null;
};
/** It is down, slow or talks nonsense; or its budget is used up and it was not asked. */
export type Unanswered = "no-answer" | "over-budget";

type Read = Pick<AgentRequest, "title" | "text" | "serviceKey" | "isForOther">;

/** The playbook that fits a request by its words alone. Pure. */
export function choosePlaybook(
  playbooks: readonly PublishedPlaybook[],
  request: Read,
  names: readonly FoundName[],
): Choice {
  const compiled = compileCandidates(
    playbooks.map(({ id, name, document }) => ({ key: id, name, intent: document.intent })),
  );
  const { title, text: body, serviceKey, isForOther } = request;
  const matches = matchRequest(compiled, { title, body, serviceKey, isForOther, names });
  const candidates = matches.map(({ key, score }) => ({ id: key, score: Math.round(score * 100) / 100 }));
  const [best] = matches;
  const playbook = playbooks.find(({ id }) => id === best?.key) ?? null;
  const level = best?.level ?? "silent";
  return {
    playbook: level === "silent" ? null : playbook,
    level,
    because: best === undefined ? NOTHING : becauseOf(best),
    candidates,
    given: [],
    tokens: 0,
    costMicros: 0,
    unanswered: null,
  };
}

const NOTHING: Because = { by: "matcher", score: 0, words: [], cautions: [], isByService: false };

const becauseOf = ({ score, words, cautions, isByService }: Match): Because => ({
  by: "matcher",
  score: Math.round(score * 100) / 100,
  words: [...words],
  cautions: [...cautions],
  isByService,
});
