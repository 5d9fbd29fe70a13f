"use client";
import { useState } from "react";
import { showToast } from "#components/ui/toast.ts";
import type { Step } from "#lib/workflows/schema.ts";
import {
  insertStep,
  locate,
  moveStep,
  newStep,
  numberSteps,
  removeStep,
  replaceStep,
  type NewStep,
  type Place,
} from "./document-edit.ts";
import type { Selection, WorkflowDraft } from "./editor-part.ts";
import { stepWords, type WordBook } from "./step-words.ts";

type Tools = {
  draft: WorkflowDraft;
  change: (next: (now: WorkflowDraft) => WorkflowDraft) => void;
  book: WordBook;
  onSelect: (selection: Selection) => void;
};

/** Adding, changing, moving and removing steps, each told to screen readers. */
export function useEditorSteps({ draft, change, book, onSelect }: Tools) {
  const [said, setSaid] = useState("");
  const { steps } = draft.document;
  const write = (next: (now: readonly Step[]) => Step[]) =>
    change((now) => ({ ...now, document: { ...now.document, steps: next(now.document.steps) } }));
  const add = (place: Place, what: NewStep) => {
    const step = newStep(what);
    write((now) => insertStep(now, place, step));
    onSelect({ stepId: step.id });
    setSaid(`${stepWords(step, book).title} is added.`);
    focusCard(step.id);
  };
  const move = (id: string, by: -1 | 1) => {
    const step = locate(steps, id)?.step;
    const next = moveStep(steps, id, by);
    if (step === undefined || next === null) return;
    const isOnCard = isFocused(id);
    write(() => next);
    setSaid(`${stepWords(step, book).title} is number ${numberSteps(next).get(id) ?? ""}.`);
    // A card that went elsewhere was taken out of the page for a moment and lost the focus.
    if (isOnCard) focusCard(id);
  };
  const remove = (id: string) => {
    const place = locate(steps, id);
    if (place === null) return;
    const { branch, at, siblings, step } = place;
    const name = stepWords(step, book).title;
    const neighbour = siblings[at + 1] ?? siblings[at - 1];
    write((now) => removeStep(now, id));
    onSelect("workflow");
    setSaid(`${name} is removed.`);
    showToast({
      status: "done",
      title: `${name} is removed.`,
      action: { label: "Undo", run: () => write((now) => insertStep(now, { branch, at }, step)) },
      id: "step-removed",
    });
    focusCard(neighbour?.id ?? branch?.id ?? "conditions");
  };
  return {
    said,
    add,
    move,
    remove,
    replace: (step: Step) => write((now) => replaceStep(now, step)),
    canMove: (id: string, by: -1 | 1) => moveStep(steps, id, by) !== null,
  };
}

const isFocused = (id: string) =>
  document.activeElement instanceof HTMLElement && document.activeElement.dataset["card"] === id;

/** After the next paint: the card may only be there by then. */
export function focusCard(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus());
}
