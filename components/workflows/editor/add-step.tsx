"use client";
import { Plus } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ActionChoice } from "#lib/workflows/types.ts";
import type { NewStep } from "./document-edit.ts";
import { StepMark } from "./step-icon.tsx";
import { actionGroup, StepMenu, type StepGroup } from "./step-menu.tsx";

type NewKind = Exclude<NewStep["kind"], "action">;

const FLOW: readonly { kind: NewKind; label: string }[] = [
  { kind: "approval", label: "Ask for approval" },
  { kind: "branch", label: "Condition with two ways" },
  { kind: "wait", label: "Wait" },
];
const SETS: readonly { kind: NewKind; label: string }[] = [
  { kind: "baseline", label: "Add to baseline groups" },
  { kind: "bundle", label: "Assign app bundle" },
  { kind: "remove-apps", label: "Remove app assignments" },
];
const DESK: readonly { kind: NewKind; label: string }[] = [
  { kind: "message", label: "Send message" },
  { kind: "request", label: "Create request" },
  { kind: "status", label: "Set status" },
];

type AddStepProps = {
  /** Read out: "Add step after Manager approval". */
  label: string;
  actions: readonly ActionChoice[];
  onAdd: (what: NewStep) => void;
  /** The end of a list has words beside its mark. */
  isLast?: boolean;
};

/** The round + between two cards: a menu of everything a step can be. */
export function AddStep({ label, actions, onAdd, isLast = false }: AddStepProps) {
  const plain = (title: string, list: typeof FLOW): StepGroup<NewStep> => ({
    label: title,
    items: list.map(({ kind, label: name }) => ({
      key: kind,
      title: name,
      icon: <StepMark kind={kind} />,
      what: { kind },
    })),
  });
  return (
    <StepMenu
      label={label}
      groups={[
        plain("Order", FLOW),
        actionGroup(actions, (actionKey): NewStep => ({ kind: "action", actionKey })),
        plain("Sets of access", SETS),
        plain("On the desk", DESK),
      ]}
      onAdd={onAdd}
    >
      <button
        type="button"
        aria-label={label}
        className={cn(
          "group/add absolute top-1/2 left-0 flex h-6 -translate-x-3 -translate-y-1/2 items-center gap-1.5 rounded-ctl text-12 text-ink-2 touch:h-10 touch:-translate-x-5",
          isLast ? "pr-2" : "w-6 touch:w-10",
        )}
      >
        <span className="grid w-6 flex-none place-items-center touch:w-10">
          <span className="grid size-4 place-items-center rounded-full border border-line-2 bg-surface group-hover/add:border-accent group-hover/add:text-accent-text group-aria-expanded/add:border-accent group-aria-expanded/add:text-accent-text touch:size-6">
            <Icon of={Plus} size={12} />
          </span>
        </span>
        {isLast ? "Add step" : null}
      </button>
    </StepMenu>
  );
}
