"use client";
import { Plus } from "lucide-react";
import { useRef } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "#components/ui/menu.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ActionChoice } from "#lib/workflows/types.ts";
import type { NewStep } from "./document-edit.ts";
import { StepMark } from "./step-icon.tsx";

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
  const hasAdded = useRef(false);
  const add = (what: NewStep) => {
    hasAdded.current = true;
    onAdd(what);
  };
  return (
    <Menu>
      <MenuTrigger>
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
      </MenuTrigger>
      <MenuContent
        align="start"
        aria-label={label}
        className="max-h-96 min-w-64"
        onCloseAutoFocus={(event) => {
          // The new card has the focus then, not the + that made it.
          if (hasAdded.current) event.preventDefault();
          hasAdded.current = false;
        }}
      >
        <Group label="Order" list={FLOW} onAdd={add} />
        <MenuLabel>In Entra</MenuLabel>
        {actions.map(({ key, title, icon }) => (
          <MenuItem
            key={key}
            icon={<StepMark kind="action" action={icon} />}
            onSelect={() => add({ kind: "action", actionKey: key })}
          >
            {title}
          </MenuItem>
        ))}
        <Group label="Sets of access" list={SETS} onAdd={add} />
        <Group label="On the desk" list={DESK} onAdd={add} />
      </MenuContent>
    </Menu>
  );
}

type GroupProps = { label: string; list: typeof FLOW; onAdd: (what: NewStep) => void };

function Group({ label, list, onAdd }: GroupProps) {
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {list.map(({ kind, label: name }) => (
        <MenuItem key={kind} icon={<StepMark kind={kind} />} onSelect={() => onAdd({ kind })}>
          {name}
        </MenuItem>
      ))}
    </>
  );
}
