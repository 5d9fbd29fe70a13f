import { ChangeMark, type Change } from "#components/ui/change-mark.tsx";
import { BlockHead } from "#components/ui/page-layout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Time } from "#components/ui/time.tsx";
import { LINE } from "./row-look.ts";
import { ShortList } from "./short-list.tsx";

/** One action on the person, in words. */
export type HistoryLine = {
  id: string;
  mark: Change;
  sentence: readonly { text: string; isStrong: boolean }[];
  requestNumber: number | null;
  at: number;
};

/** What was done to a person's account from Gatehouse, newest first. */
export function PersonHistory({ lines }: { lines: readonly HistoryLine[] }) {
  return (
    <section>
      <BlockHead title="Actions">
        <span className="text-12 text-ink-3">Newest first</span>
      </BlockHead>
      {lines.length === 0 ? <p className="py-2 text-ink-3">No action was run on this person.</p> : null}
      <ShortList label="Actions" noun="actions" singular="action" first={5}>
        {lines.map((line) => (
          <li key={line.id} className={LINE}>
            <ChangeMark change={line.mark} />
            <span className="min-w-0 flex-1 py-1.5 text-ink-2">
              {line.sentence.map((part, at) =>
                // The parts of one sentence keep their places.
                part.isStrong ? (
                  <b key={at} className="font-medium text-ink">
                    {part.text}
                  </b>
                ) : (
                  part.text
                ),
              )}
              {line.requestNumber === null ? null : (
                <>
                  {", "}
                  <TextLink href={`/requests/${line.requestNumber}`} className="font-normal">
                    {`REQ-${line.requestNumber}`}
                  </TextLink>
                </>
              )}
            </span>
            <Time at={line.at} className="text-12 text-ink-3" />
          </li>
        ))}
      </ShortList>
    </section>
  );
}
