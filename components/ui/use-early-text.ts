"use client";
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref, type RefObject } from "react";

type TextBox = HTMLInputElement | HTMLTextAreaElement;

/**
 * What the page keeps before its code is there (the script in the head): the text of a box, by its element, and the form
 * that was sent.
 */
declare global {
  interface HTMLElement {
    /** Null once React hears the box. */
    earlyText?: string | null;
    isSentEarly?: boolean;
  }
}

/**
 * Gives a text box a memory of what was typed into it before the page came to life: React has not seen those keys, so
 * they are told again as one change once it has, and a form that was sent meanwhile is sent then. Returns its ref.
 */
export function useEarlyText<Box extends TextBox>(outer: Ref<Box> | undefined): RefObject<Box | null> {
  const own = useRef<Box>(null);
  const noted = useRef<(() => void) | undefined>(undefined);
  useImperativeHandle<Box | null, Box | null>(outer, () => own.current, []);
  useLayoutEffect(() => {
    if (own.current !== null) noted.current = note(own.current);
  }, []);
  useEffect(() => {
    if (noted.current === undefined) return;
    // After the drafts of this tab have come back, which these effects bring.
    const timer = setTimeout(noted.current);
    noted.current = undefined;
    return () => clearTimeout(timer);
  }, []);
  return own;
}

/** Looks what the box has that React does not know of; the answer tells it. */
function note(box: TextBox): (() => void) | undefined {
  if (box.earlyText === null) return undefined;
  const { defaultValue: first } = box;
  const isRestored = box.value !== first && !isChoice(box);
  const early = box.earlyText ?? (isRestored ? box.value : undefined);
  box.earlyText = null;
  if (early === undefined) return undefined;
  let isSeen = false;
  const onInput = () => {
    isSeen = true;
  };
  box.addEventListener("input", onInput, { once: true });
  return () => {
    box.removeEventListener("input", onInput);
    if (!isSeen) tell(box, early, first);
    sendAgain(box.form);
  };
}

const isChoice = ({ type }: TextBox) => ["checkbox", "radio", "file", "hidden"].includes(type);

/** One change, as if it was typed now; a draft that is in the box already is not written over. */
function tell(box: TextBox, early: string, first: string): void {
  const { value: now } = box;
  const isDraft = now !== early && now !== first && box instanceof HTMLTextAreaElement;
  const text = isDraft ? `${now}\n${early}` : early;
  const caret = box.selectionStart;
  // React compares with what it last knew: that must be something else, set where it looks, then the text past it.
  box.value = `${text} `;
  const kind = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(box, text);
  if (caret !== null && document.activeElement === box)
    box.setSelectionRange(isDraft ? text.length : caret, isDraft ? text.length : caret);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Sends the form that was sent before it could be, once all its boxes are told. */
function sendAgain(form: HTMLFormElement | null): void {
  if (form?.isSentEarly !== true) return;
  delete form.isSentEarly;
  setTimeout(() => form.requestSubmit());
}
