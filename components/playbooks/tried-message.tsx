import type { ReactNode } from "react";
import { Bot } from "lucide-react";
import { Avatar, Tile } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Tried } from "#lib/playbooks/read-attempt.ts";
import { BecauseLine } from "./because-line.tsx";
import { InputLines } from "./input-lines.tsx";
import { StepLine } from "./step-line.tsx";

export type Attempt = { person: ComboboxOption; message: string; tried: Tried };

const UNANSWERED = {
  "no-answer": "The model gave no usable answer: this is what words alone come to.",
  "over-budget": "The model’s budget is used up: this is what words alone come to.",
} as const;

/** What was said, what the IT Agent makes of it, and what would come of it in a real request. */
export function TriedMessage({ attempt, onSave }: { attempt: Attempt; onSave: () => void }) {
  const { person, message, tried } = attempt;
  const { unanswered, because, filled, steps, missing, words } = tried;
  const question = missing[0]?.question ?? "";
  return (
    <div className="grid gap-3" aria-live="polite">
      <Bubble mark={<Avatar name={person.label} objectId={person.value} size={20} />} name={person.label}>
        {message}
      </Bubble>
      <div className="ml-2.5 grid gap-2 border-l border-line-2 pl-3.5">
        <BecauseLine because={because} />
        <InputLines filled={filled} />
        {steps.length === 0 ? null : (
          <ul aria-label="Calls">
            {steps.map((step) => (
              <StepLine key={step.stepId} step={step} />
            ))}
          </ul>
        )}
      </div>
      {question === "" || tried.level !== "act" ? null : (
        <Bubble mark={<Tile name="IT Agent" isInk icon={<Icon of={Bot} size={12} />} />} name="IT Agent">
          {question}
        </Bubble>
      )}
      <Notice tone="info" title={words}>
        {unanswered === null ? null : UNANSWERED[unanswered]}
      </Notice>
      <div>
        <Button
          disabledReason={
            unanswered === null ? undefined : "The model did not choose, so it is not known what comes of it."
          }
          onClick={onSave}
        >
          Save as a test
        </Button>
      </div>
    </div>
  );
}

function Bubble({ mark, name, children }: { mark: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="rounded-box border border-line bg-surface px-3 py-2.5">
      <p className="mb-1 flex items-center gap-2 font-medium">
        {mark}
        {name}
      </p>
      <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">{children}</p>
    </div>
  );
}
