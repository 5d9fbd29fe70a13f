import type { ActionCard, CardEligibility } from "#lib/entra/actions/panel-types.ts";

/** One person with one target: the smallest thing a form can do. */
export type Pair = { subjectObjectId: string; input: Readonly<Record<string, string>> };

/** A target as the form holds it; `access` is the way chosen for an app. */
export type ChosenTarget = { objectId: string; access: string | null };

/** What goes along with every pair of a form. */
export type FormRest = {
  requestId: string | null;
  reason: string | null;
  endsAt: number | null;
  batchId: string | null;
  typedName: string | null;
};

/** One wish as the server action takes it. */
export type PanelWish = Pair & FormRest & { actionKey: string; idempotencyKey: string };

/** More people than this are confirmed by typing how many. */
export const PEOPLE_BEFORE_TYPING = 5;

/** The inputs of the chosen targets; null while one of them lacks its choice. Actions without fields have one empty input. */
export function inputsOf(
  fields: ActionCard["fields"],
  targets: readonly ChosenTarget[],
): Record<string, string>[] | null {
  const target = fields.find(({ kind }) => kind !== "choice");
  const choice = fields.find(({ kind }) => kind === "choice");
  if (target === undefined) return [{}];
  if (choice === undefined) return targets.map(({ objectId }) => ({ [target.name]: objectId }));
  const inputs = targets.flatMap(({ objectId, access }) =>
    access === null ? [] : [{ [target.name]: objectId, [choice.name]: access }],
  );
  return inputs.length === targets.length ? inputs : null;
}

/** Every person with every input, person by person. */
export function pairsOf(
  people: readonly string[],
  inputs: readonly Readonly<Record<string, string>>[],
): Pair[] {
  return people.flatMap((subjectObjectId) => inputs.map((input) => ({ subjectObjectId, input })));
}

/** Tells pairs apart; the same person and input give the same text, in whatever order it was written. */
export function pairKey({ subjectObjectId, input }: Pair): string {
  return JSON.stringify([subjectObjectId, Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * The wish of a pair. Its idempotency key is made once and kept in `keys` for as long as the form is
 * open, so that a second try can't act twice.
 */
export function wishOf(
  actionKey: string,
  pair: Pair,
  rest: FormRest,
  keys: Map<string, string>,
  newKey: () => string = () => crypto.randomUUID(),
): PanelWish {
  const name = pairKey(pair);
  const idempotencyKey = keys.get(name) ?? newKey();
  keys.set(name, idempotencyKey);
  const { subjectObjectId, input } = pair;
  return { actionKey, subjectObjectId, input, ...rest, idempotencyKey };
}

/** In words why something can't work; undefined when it can. */
export function reasonOf(eligibility: CardEligibility): string | undefined {
  if (eligibility.status === "ready") return undefined;
  // What ends by itself can be given for longer.
  if (eligibility.status === "already-so")
    return eligibility.endsAt === undefined ? eligibility.sentence : undefined;
  return eligibility.whereToDoIt === null
    ? eligibility.reason
    : `${eligibility.reason} ${eligibility.whereToDoIt}`;
}
