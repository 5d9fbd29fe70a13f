"use client";
import { formatExactTime } from "#components/ui/time-format.ts";
import { useNow } from "#components/ui/use-now.ts";
import type { DeskOutlook } from "#lib/workspace/types.ts";
import { deskWords, opensWords, type DeskWords } from "./desk-words.ts";

type DeskHoursProps = { outlook: DeskOutlook };

/** Whether the IT desk is open, until when, or when it opens again. */
export function DeskHours({ outlook }: DeskHoursProps) {
  const nowMs = useNow();
  return <Sentence words={deskWords(outlook, { nowMs })} isKnown={nowMs !== null} />;
}

/** When the IT desk opens; nothing while it is open. */
export function DeskOpens({ outlook }: DeskHoursProps) {
  const nowMs = useNow();
  return <Sentence words={opensWords(outlook, { nowMs })} isKnown={nowMs !== null} />;
}

/** The moment is in the reader's zone, and has its room until that is known, as `Time` does. */
function Sentence({ words, isKnown }: { words: DeskWords | null; isKnown: boolean }) {
  if (words === null) return null;
  const { before, at, when } = words;
  return (
    <>
      {before}
      {at === null ? null : (
        <time
          dateTime={new Date(at).toISOString()}
          title={isKnown ? formatExactTime(at, {}) : undefined}
          className={isKnown ? "tabular-nums" : "invisible"}
        >
          {when}
        </time>
      )}
      .
    </>
  );
}
