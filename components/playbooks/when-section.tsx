"use client";
import { Section } from "#components/ui/section.tsx";
import { fromLines, fromWords, toLines, toWordLists, type DraftPart } from "./playbook-draft.ts";
import { LinesField } from "./lines-field.tsx";

/** When the playbook is meant: plain words, examples, and the words that decide without a model. */
export function WhenSection({ document, onChange }: DraftPart) {
  const { intent } = document;
  const change = (next: Partial<typeof intent>) => onChange({ intent: { ...intent, ...next } });
  const lists = toWordLists(intent.words);
  return (
    <Section title="When to use" help="The IT Agent reads this to decide.">
      <div className="grid max-w-200 gap-4">
        <LinesField
          label="In plain words"
          value={intent.description}
          onWrite={(description) => change({ description: description.trim() })}
        />
        <LinesField
          label="Examples"
          help="One a line, in any language. {group}, {app} and {person} stand for names of the directory."
          rows={6}
          value={toLines(intent.examples)}
          onWrite={(text) => change({ examples: fromLines(text) })}
        />
        {lists.map((list, at) => (
          <LinesField
            // The lists have no name but their place.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            label={`Words that must occur, ${at + 1} of ${lists.length}`}
            help="Divided by commas; one of them is enough. “lost*” stands for every word that begins so."
            value={list}
            onWrite={(text) =>
              change({ words: intent.words.map((old, index) => (index === at ? fromWords(text) : old)) })
            }
          />
        ))}
        <LinesField
          label="Not when these occur"
          value={intent.notWhen.join(", ")}
          onWrite={(text) => change({ notWhen: fromWords(text) })}
        />
      </div>
    </Section>
  );
}
