import type { ActionCard, PreviewRow } from "#lib/entra/actions/panel-types.ts";
import type { ChangeLine } from "#lib/entra/actions/types.ts";
import { aggregateEffect, approversOf } from "./effect.ts";
import { reasonOf } from "./pairs.ts";
import type { TargetView } from "./target-view.ts";

/** What the form says before the click. */
export type FormAnswer = {
  changes: readonly ChangeLine[];
  note: string | null;
  /** Who decides first; empty when it runs at once. */
  approvers: readonly string[];
  /** All that would be sent waits for an approval: the button asks for it. */
  asksOnly: boolean;
  /** Why the button can't be used. */
  whyNot: string | undefined;
};

const LOOKING = "Gatehouse is still looking whether it works.";

/** One person with one target: everything is known from the card, or from the target's own answer. */
export function answerForOne(card: ActionCard, view: TargetView | undefined): FormAnswer {
  if (card.fields.length === 0) return { ...answerOf(card), whyNot: reasonOf(card.eligibility) };
  const hasChoice = card.fields.some(({ kind }) => kind === "choice");
  const shown = hasChoice ? view?.choice : view?.answer;
  const isLooking = view !== undefined && view.answer === undefined;
  return { ...answerOf(shown ?? null), whyNot: isLooking ? LOOKING : view?.whyNot };
}

/** Several: what those that can work come to together. */
export function answerForMany(
  card: ActionCard,
  rows: readonly PreviewRow[] | null,
  preview: { isBehind: boolean; error: string | null },
): FormAnswer {
  const ready = rows?.filter(({ eligibility }) => eligibility.status === "ready") ?? [];
  const isHopeless = rows !== null && ready.length === 0;
  return {
    changes: aggregateEffect(card, ready),
    note: null,
    approvers: approversOf(ready),
    asksOnly: ready.length > 0 && ready.every(({ approval }) => approval !== null),
    whyNot:
      preview.error ?? (preview.isBehind ? LOOKING : isHopeless ? "It works for none of them." : undefined),
  };
}

type Described = Pick<ActionCard, "changes" | "note" | "approval">;

function answerOf(described: Described | null): Omit<FormAnswer, "whyNot"> {
  const { changes = [], note = null, approval = null } = described ?? {};
  return { changes, note, approvers: approval === null ? [] : [approval], asksOnly: approval !== null };
}
