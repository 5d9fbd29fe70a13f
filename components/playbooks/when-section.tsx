"use client";
import { Plus, Trash2 } from "lucide-react";
import { localOptions } from "#components/services/local-options.ts";
import { ChipPicker } from "#components/settings/services/chip-picker.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { ChooseField } from "#components/workflows/editor/choose-field.tsx";
import { WORD_LISTS_MAX } from "#lib/playbooks/constants.ts";
import { LinesField } from "./lines-field.tsx";
import { errorWithin, messageAt, type DraftPart } from "./playbook-draft.ts";
import { ProblemLines } from "./problem-lines.tsx";

const ABOUT = [
  { value: "requester", label: "Whoever asks" },
  { value: "named-person", label: "Somebody they name" },
] as const;

/** When the playbook is meant: plain words, examples, and the words that decide without a model. */
export function WhenSection({ document, onChange, problems, choices }: DraftPart) {
  const { intent } = document;
  const change = (next: Partial<typeof intent>) => onChange({ intent: { ...intent, ...next } });
  const services = choices.services.map(({ key, title }) => ({ value: key, label: title }));
  const nameOf = (key: string) => services.find(({ value }) => value === key)?.label ?? key;
  return (
    <Section title="When to use" help="The IT Agent reads this to decide." anchor="intent">
      <div className="grid max-w-200 gap-4">
        <Field label="In plain words" error={messageAt(problems, "intent.description")}>
          {(control) => (
            <Textarea
              {...control}
              value={intent.description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
        <ProblemLines problems={problems.filter(({ at }) => at === "intent" || at === "intent.services")} />
        <LinesField
          label="Example phrases"
          help="One a line, in any language. {group}, {app} and {person} stand for names of the directory."
          error={errorWithin(problems, "intent.examples")}
          rows={4}
          way="lines"
          list={intent.examples}
          onWrite={(examples) => change({ examples })}
        />
        <WordLists
          lists={intent.words}
          errorOf={(at) => errorWithin(problems, `intent.words.${at}`)}
          onChange={(words) => change({ words })}
        />
        <LinesField
          label="Words against it"
          help="Divided by commas. When one of these occurs, it is not meant."
          error={errorWithin(problems, "intent.notWhen")}
          rows={2}
          way="words"
          list={intent.notWhen}
          onWrite={(notWhen) => change({ notWhen })}
        />
        <Field
          label="Services whose form says it already"
          help="A request of one of these is meant without any words."
        >
          {(control) => (
            <ChipPicker
              control={control}
              label="Services"
              placeholder="Find a service"
              picked={intent.services.map((key) => ({ value: key, label: nameOf(key) }))}
              queryKey={["playbook-services"]}
              loadOptions={localOptions(services)}
              onChange={(picked) => change({ services: picked.map(({ value }) => value) })}
            />
          )}
        </Field>
        <ChooseField
          label="Whom it is about"
          help="About whoever asks, a text that names somebody else is not meant."
          options={ABOUT}
          value={intent.about}
          onChange={(about) => change({ about })}
        />
      </div>
    </Section>
  );
}

type WordListsProps = {
  lists: readonly (readonly string[])[];
  errorOf: (at: number) => string | undefined;
  onChange: (lists: string[][]) => void;
};

/** Of each list one word must be met. */
function WordLists({ lists, errorOf, onChange }: WordListsProps) {
  const now = lists.map((list) => [...list]);
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">Words that must be met</legend>
      {lists.map((list, at) => (
        // The lists have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5">
          <LinesField
            label={`Words that must be met, ${at + 1} of ${lists.length}`}
            help={
              at === 0
                ? "Divided by commas; one of each list is enough. “lost*” stands for every word that begins so."
                : "And one of these."
            }
            error={errorOf(at)}
            rows={2}
            way="words"
            list={list}
            onWrite={(words) => onChange(now.with(at, words))}
          />
          <IconButton
            label={`Remove words ${at + 1}`}
            className="mt-[23px]"
            icon={<Icon of={Trash2} size={14} />}
            onClick={() => onChange(now.toSpliced(at, 1))}
          />
        </div>
      ))}
      <div>
        <Button
          size="s"
          icon={<Icon of={Plus} size={14} />}
          disabledReason={
            lists.length >= WORD_LISTS_MAX ? `Use at most ${WORD_LISTS_MAX} lists of words.` : undefined
          }
          onClick={() => onChange([...now, []])}
        >
          {lists.length === 0 ? "Add words that must be met" : "Add more words that must be met"}
        </Button>
      </div>
    </fieldset>
  );
}
