"use client";
import { useQuery } from "#components/ui/query.ts";
import { useState, type KeyboardEvent } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { fold } from "#lib/platform/fold.ts";
import type { MemberRef, SavedAnswer } from "#lib/requests/types.ts";
import { findTrigger, replaceTrigger } from "./suggestion-trigger.ts";

export type Suggestion = { id: string; label: string; detail: string; text: string };
const SHOWN = 6;

/** Saved answers after "/", agents after "@": what fits where the caret stands, and how it is taken. */
export function useSuggestions(
  body: string,
  agents: readonly MemberRef[] | undefined,
  onText: (text: string, caret: number) => void,
) {
  const [caret, setCaret] = useState(0);
  const [pointed, setPointed] = useState(0);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const found = agents === undefined ? null : findTrigger(body, caret);
  const trigger = closedAt === body ? null : found;
  const { data: answers } = useQuery({
    queryKey: ["saved-answers"],
    queryFn: ({ signal }) => fetchJson<{ rows: readonly SavedAnswer[] }>("/api/saved-answers", signal),
    enabled: trigger?.kind === "answer",
  });
  const all =
    trigger === null
      ? []
      : trigger.kind === "answer"
        ? (answers?.rows ?? []).map(ofAnswer)
        : (agents ?? []).map(ofAgent);
  const wanted = fold(trigger?.typed ?? "");
  const items = all.filter(({ label }) => fold(label).includes(wanted)).slice(0, SHOWN);
  const at = Math.min(pointed, items.length - 1);

  const take = (item: Suggestion) => {
    if (trigger === null) return;
    const next = replaceTrigger(body, trigger, caret, item.text);
    setClosedAt(next.text);
    setPointed(0);
    onText(next.text, next.caret);
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (items.length === 0 || event.nativeEvent.isComposing) return false;
    const active = items[at];
    const isChord = event.metaKey || event.ctrlKey;
    if (event.key === "ArrowDown") setPointed((at + 1) % items.length);
    else if (event.key === "ArrowUp") setPointed((at + items.length - 1) % items.length);
    else if (event.key === "Escape") setClosedAt(body);
    else if ((event.key === "Enter" || event.key === "Tab") && !isChord && active !== undefined) take(active);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const hasNoAnswers = trigger?.kind === "answer" && answers?.rows.length === 0;
  return { items, at, take, onKeyDown, onCaret: setCaret, hasNoAnswers };
}

const ofAnswer = ({ id, title, body }: SavedAnswer): Suggestion => ({
  id,
  label: title,
  detail: body,
  text: body,
});
const ofAgent = ({ id, displayName }: MemberRef): Suggestion => ({
  id,
  label: displayName,
  detail: "",
  text: `@${displayName} `,
});
