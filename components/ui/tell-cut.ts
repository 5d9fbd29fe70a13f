import type { ClipboardEvent } from "react";
import { showToast } from "./toast.ts";

/** Says how much of what is pasted does not fit; the browser leaves it out without a word. */
export function tellCut({
  currentTarget,
  clipboardData,
}: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  const { value, maxLength, selectionStart, selectionEnd } = currentTarget;
  if (maxLength < 0) return;
  const kept = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
  const over = kept + clipboardData.getData("text/plain").length - maxLength;
  if (over <= 0) return;
  showToast({
    id: "cut",
    status: "failed",
    title: `Not all of it fits: ${over === 1 ? "1 character was" : `${over.toLocaleString("en-GB")} characters were`} left out.`,
    detail: `This field takes ${maxLength.toLocaleString("en-GB")} at most.`,
  });
}
