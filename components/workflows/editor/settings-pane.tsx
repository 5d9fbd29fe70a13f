"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import type { Step } from "#lib/workflows/schema.ts";
import { ActionSettings } from "./action-settings.tsx";
import { ApprovalSettings } from "./approval-settings.tsx";
import { ChooseField } from "./choose-field.tsx";
import { MessageSettings } from "./message-settings.tsx";
import {
  BranchSettings,
  RequestSettings,
  SetSettings,
  StatusSettings,
  WaitSettings,
} from "./other-settings.tsx";
import type { CardProblem } from "./step-card.tsx";
import type { WordBook } from "./step-words.ts";

type PaneProps = {
  tile: ReactNode;
  title: string;
  controls?: ReactNode;
  problems: readonly CardProblem[];
  canEdit: boolean;
  /** Below the fields, also for those who can't change them. */
  foot?: ReactNode;
  children: ReactNode;
};

/** The settings of what is selected: its head, what is wrong with it, its fields. */
export function SettingsPane({ tile, title, controls, problems, canEdit, foot, children }: PaneProps) {
  return (
    <section data-pane aria-label={`Settings: ${title}`} className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-head flex-none items-center gap-2.5 border-b border-line py-1 pr-2 pl-4">
        {tile}
        <h2 className="min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]">{title}</h2>
        {controls}
      </header>
      <div className="grid min-h-0 flex-1 content-start gap-4 overflow-auto p-4">
        {problems.length === 0 ? null : (
          <ul aria-label="What is wrong here" className="grid gap-1 rounded-box bg-inset px-3 py-2">
            {problems.map(({ severity, message }) => (
              <li key={message} className={severity === "error" ? "text-danger-text" : "text-warning-text"}>
                {message}
              </li>
            ))}
          </ul>
        )}
        {canEdit ? null : <p className="text-12 text-ink-3">Only admins change workflows.</p>}
        <fieldset disabled={!canEdit} className="grid min-w-0 content-start gap-4">
          <legend className="sr-only">{title}</legend>
          {children}
        </fieldset>
        {foot}
      </div>
    </section>
  );
}

type StepControlsProps = {
  title: string;
  canMoveUp: boolean;
  canMoveDown: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** Move and remove, in the head of a step's settings. */
export function StepControls({ title, canMoveUp, canMoveDown, onMove, onRemove }: StepControlsProps) {
  return (
    <>
      <IconButton
        size="s"
        label={`Move ${title} up`}
        keys={["⌥", "↑"]}
        icon={<Icon of={ArrowUp} size={14} />}
        disabled={!canMoveUp}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="s"
        label={`Move ${title} down`}
        keys={["⌥", "↓"]}
        icon={<Icon of={ArrowDown} size={14} />}
        disabled={!canMoveDown}
        onClick={() => onMove(1)}
      />
      <IconButton
        size="s"
        label={`Remove ${title}`}
        keys={["Del"]}
        icon={<Icon of={Trash2} size={14} />}
        onClick={onRemove}
      />
    </>
  );
}

const FAILURE = [
  { value: "stop", label: "Stop here, until somebody looks" },
  { value: "continue", label: "Go on with the next step" },
  { value: "task", label: "Go on, and make a task for an agent" },
] as const;

type StepSettingsProps = {
  step: Step;
  onChange: (step: Step) => void;
  errors: Readonly<Record<string, string>>;
  book: WordBook;
};

/** The fields of any step, and what happens when it fails. */
export function StepSettings(props: StepSettingsProps) {
  const { step, onChange } = props;
  return (
    <>
      <StepFields {...props} />
      <div className="border-t border-line pt-3.5">
        <ChooseField
          label="When this step fails"
          help="What Microsoft refuses for a moment is tried again by itself first."
          options={FAILURE}
          value={step.onFailure}
          onChange={(onFailure) => onChange({ ...step, onFailure })}
        />
      </div>
    </>
  );
}

function StepFields({ step, ...rest }: StepSettingsProps) {
  switch (step.kind) {
    case "approval":
      return <ApprovalSettings step={step} {...rest} />;
    case "action":
      return <ActionSettings step={step} {...rest} />;
    case "message":
      return <MessageSettings step={step} {...rest} />;
    case "request":
      return <RequestSettings step={step} {...rest} />;
    case "wait":
      return <WaitSettings step={step} {...rest} />;
    case "status":
      return <StatusSettings step={step} {...rest} />;
    case "branch":
      return <BranchSettings step={step} {...rest} />;
    case "bundle":
    case "baseline":
    case "remove-apps":
      return <SetSettings step={step} {...rest} />;
  }
}
