"use client";
import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { cn } from "#lib/platform/cn.ts";
import { NAME_MAX } from "#lib/workflows/constants.ts";
import { NumberField } from "./choose-field.tsx";
import type { Selection, WorkflowDraft } from "./editor-part.ts";
import type { CardProblem } from "./step-card.tsx";

/** One problem of the whole, with the way to where it is. */
export type ListedProblem = CardProblem & { where: string; selection: Selection };

type AboutSettingsProps = {
  draft: WorkflowDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (part: Partial<WorkflowDraft>) => void;
};

const DESCRIPTION_MAX = 300;

/** Name, one line, and for how many people a day it may start by itself. */
export function AboutSettings({ draft, errors, onChange }: AboutSettingsProps) {
  const startsItself = draft.document.trigger.kind === "date" || draft.document.trigger.kind === "change";
  return (
    <>
      <Field label="Name" error={errors["name"]}>
        {(control) => (
          <Input
            {...control}
            maxLength={NAME_MAX}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label="What it is for" error={errors["description"]}>
        {(control) => (
          <Textarea
            {...control}
            maxLength={DESCRIPTION_MAX}
            value={draft.description}
            onChange={(event) => onChange({ description: event.target.value })}
          />
        )}
      </Field>
      {startsItself ? (
        <NumberField
          label="Most people in 24 hours"
          help="When more are due at once, nothing starts before an admin has looked."
          error={errors["dailyLimit"]}
          value={draft.dailyLimit}
          onChange={(dailyLimit) => onChange({ dailyLimit })}
        />
      ) : null}
    </>
  );
}

type ProblemListProps<At> = {
  problems: readonly (CardProblem & { where: string; selection: At })[];
  onSelect: (selection: At) => void;
};

/** Everything that is wrong or risky, each leading to its place. */
export function ProblemList<At = Selection>({ problems, onSelect }: ProblemListProps<At>) {
  if (problems.length === 0)
    return (
      <p className="flex items-center gap-2 text-ink-2">
        <Icon of={CircleCheck} size={14} className="text-success" />
        Nothing is wrong with this draft.
      </p>
    );
  return (
    <ul aria-label="Problems" className="border-t border-line">
      {problems.map(({ severity, message, where, selection }) => (
        <li key={`${where}${message}`} className="border-b border-line">
          <button
            type="button"
            onClick={() => onSelect(selection)}
            className="grid w-full grid-cols-[14px_minmax(0,1fr)] gap-x-2 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
          >
            <Icon
              of={severity === "error" ? CircleAlert : TriangleAlert}
              size={14}
              className={cn("mt-[3px]", severity === "error" ? "text-danger-text" : "text-warning-text")}
            />
            <span>
              <span className="font-medium">{where}</span>
              <span className="block text-ink-2">{message}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
