"use client";
import type { ComponentProps, ReactNode } from "react";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from "#components/ui/menu.tsx";
import type { ActionChoice } from "#lib/workflows/types.ts";
import { StepMark } from "./step-icon.tsx";

/** Steps of one sort in the menu; `what` is handed back when one is chosen. */
export type StepGroup<What> = {
  label: string;
  items: readonly { key: string; title: string; icon: ReactNode; what: What }[];
};

/** The actions of the registry as one group of the menu. */
export const actionGroup = <What,>(
  actions: readonly ActionChoice[],
  whatOf: (actionKey: string) => What,
): StepGroup<What> => ({
  label: "In Entra",
  items: actions.map(({ key, title, icon }) => ({
    key,
    title,
    icon: <StepMark kind="action" action={icon} />,
    what: whatOf(key),
  })),
});

type StepMenuProps<What> = {
  label: string;
  groups: readonly StepGroup<What>[];
  onAdd: (what: What) => void;
  /** The button that opens it. */
  children: ComponentProps<typeof MenuTrigger>["children"];
};

/** A menu of everything a step can be. What is added takes the focus, not the button. */
export function StepMenu<What>({ label, groups, onAdd, children }: StepMenuProps<What>) {
  return (
    <Menu>
      <MenuTrigger>{children}</MenuTrigger>
      <MenuContent align="start" aria-label={label} className="max-h-96 min-w-64">
        {groups.map((group) => (
          <Group key={group.label} group={group} onAdd={onAdd} />
        ))}
      </MenuContent>
    </Menu>
  );
}

function Group<What>({ group, onAdd }: { group: StepGroup<What>; onAdd: (what: What) => void }) {
  return (
    <>
      <MenuLabel>{group.label}</MenuLabel>
      {group.items.map(({ key, title, icon, what }) => (
        <MenuItem key={key} icon={icon} onSelect={() => onAdd(what)}>
          {title}
        </MenuItem>
      ))}
    </>
  );
}
