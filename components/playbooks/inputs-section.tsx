"use client";
import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "#components/ui/menu.tsx";
import { OrderedRow } from "#components/ui/ordered-row.tsx";
import { Section } from "#components/ui/section.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { useOrderedRows } from "#components/ui/use-ordered-rows.ts";
import { INPUTS_MAX } from "#lib/playbooks/constants.ts";
import { INPUT_KINDS, type PlaybookInput } from "#lib/playbooks/schema.ts";
import { InputEditor } from "./input-editor.tsx";
import { INPUT_NAMES, newInput } from "./input-kinds.ts";
import { errorWithin, messageAt, problemsWithin, type DraftPart } from "./playbook-draft.ts";

export const inputName = ({ label, kind }: PlaybookInput): string =>
  label === "" ? `${INPUT_NAMES[kind]} without a label` : label;

type InputsSectionProps = DraftPart & {
  rows: ReturnType<typeof useOrderedRows<PlaybookInput>>;
  /** Puts one back where it stood. */
  onPutBack: (input: PlaybookInput, at: number) => void;
};

/** What it needs to know, where each comes from, and what is asked when it is missing. */
export function InputsSection({ rows, onPutBack, ...part }: InputsSectionProps) {
  const { document, onChange, problems, choices } = part;
  const { inputs } = document;
  const add = (kind: PlaybookInput["kind"]) => {
    const input = newInput(kind, inputs);
    onChange({ inputs: [...inputs, input] });
    rows.open(input.key);
  };
  const remove = (input: PlaybookInput, at: number) => {
    rows.remove(at);
    const title = `${inputName(input)} is removed.`;
    const undo = { label: "Undo", run: () => onPutBack(input, at) };
    showToast({ status: "done", title, action: undo, id: "input-removed" });
  };
  return (
    <Section
      title="Inputs"
      help="What it needs to know besides who asks. What is missing is asked for once."
      anchor="inputs"
    >
      <div className="max-w-200">
        {inputs.length === 0 ? <p className="pb-3 text-ink-2">It needs nothing but the requester.</p> : null}
        <ol aria-label="Inputs" className="border-t border-line empty:hidden">
          {inputs.map((input, at) => (
            <OrderedRow
              key={input.key}
              rowKey={input.key}
              name={inputName(input)}
              detail={`${INPUT_NAMES[input.kind]}${input.isRequired ? ", required" : ""}`}
              isOpen={rows.openKey === input.key}
              isFirst={at === 0}
              isLast={at === inputs.length - 1}
              problems={problemsWithin(problems, `inputs.${input.key}`)}
              onToggle={() => rows.toggle(input.key)}
              onMove={(step) => rows.move(at, step)}
              onRemove={() => remove(input, at)}
            >
              <InputEditor
                input={input}
                warnings={problemsWithin(problems, `inputs.${input.key}`).filter(
                  ({ severity }) => severity === "warning",
                )}
                choices={choices}
                errorAt={(name) => errorWithin(problems, `inputs.${input.key}.${name}`)}
                onChange={(next) => onChange({ inputs: inputs.with(at, next) })}
              />
            </OrderedRow>
          ))}
        </ol>
        <AddInput
          onAdd={add}
          disabledReason={inputs.length >= INPUTS_MAX ? `Use at most ${INPUTS_MAX} inputs.` : undefined}
        />
        {messageAt(problems, "inputs") === undefined ? null : (
          <p role="alert" className="mt-2 text-12 text-danger-text">
            {messageAt(problems, "inputs")}
          </p>
        )}
        <output className="sr-only">{rows.said}</output>
      </div>
    </Section>
  );
}

type AddInputProps = { onAdd: (kind: PlaybookInput["kind"]) => void; disabledReason: string | undefined };

function AddInput({ onAdd, disabledReason }: AddInputProps) {
  const button = (
    <Button className="mt-3" icon={<Icon of={Plus} size={14} />} disabledReason={disabledReason}>
      Add input
    </Button>
  );
  if (disabledReason !== undefined) return button;
  return (
    <Menu>
      <MenuTrigger>{button}</MenuTrigger>
      <MenuContent align="start" aria-label="Add input">
        {INPUT_KINDS.map((kind) => (
          <MenuItem key={kind} onSelect={() => onAdd(kind)}>
            {INPUT_NAMES[kind]}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
