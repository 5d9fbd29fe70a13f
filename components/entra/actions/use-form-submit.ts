"use client";
import { useState } from "react";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { keysToSend } from "./batch.ts";
import { pairKey, wishOf, type PanelWish } from "./pairs.ts";
import type { ActionFormState } from "./use-action-form.ts";
import type { ActionRunner, OpenForm } from "./use-action-runner.ts";

type SubmitGiven = {
  card: ActionCard;
  open: OpenForm;
  form: ActionFormState;
  runner: ActionRunner;
  /** Called when the target is missing. */
  onMissing: () => void;
};

/** What a click on the form's button does: one pair in place, several one by one, high severity after its question. */
export function useFormSubmit({ card, open, form, runner, onMissing }: SubmitGiven) {
  /** Waits for the person's name to be typed. */
  const [asked, setAsked] = useState<PanelWish | null>(null);
  const [batch, setBatch] = useState<readonly PanelWish[] | null>(null);
  const { isRunning } = runner;
  const openKeys = keysToSend((batch ?? []).map(pairKey), runner.batch.states);

  const submit = () => {
    if (isRunning || batch !== null) return;
    const complete = form.complete(Date.now());
    if (complete === null) {
      if (form.views.length === 0) onMissing();
      return;
    }
    const { pairs, reason, endsAt } = complete;
    const { requestId } = form.subject;
    const rest = { requestId, reason, endsAt, batchId: form.isMany ? open.id : null, typedName: null };
    const wishes = pairs.map((pair) => wishOf(card.key, pair, rest, open.keys));
    const [only] = wishes;
    if (only === undefined) return;
    if (card.severity === "high") setAsked(only);
    else if (form.isMany) {
      form.keepRows();
      setBatch(wishes);
      runner.batch.send(wishes);
    } else runner.run(only);
  };
  return {
    asked,
    batch,
    openKeys,
    hasEnded: batch !== null && !isRunning,
    submit,
    sendRest: () => {
      const rest = (batch ?? []).filter((wish) => openKeys.includes(pairKey(wish)));
      if (!isRunning) runner.batch.send(rest);
    },
    confirm: (typedName: string) => {
      if (asked !== null) runner.run({ ...asked, typedName });
    },
    dismiss: () => setAsked(null),
  };
}
