"use client";
import { Eye, EyeOff } from "lucide-react";
import { useId } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";

type PasswordValueProps = {
  password: string;
  isHidden: boolean;
  onToggle: () => void;
  isPassedOn: boolean;
  onPassedOn: (isPassedOn: boolean) => void;
};

/** The password, to be read aloud or copied, and the promise that it was passed on. */
export function PasswordValue({ password, isHidden, onToggle, isPassedOn, onPassedOn }: PasswordValueProps) {
  const id = useId();
  return (
    <>
      <div className="flex min-h-11 items-center gap-1 rounded-box border border-control bg-surface py-1 pr-1.5 pl-3">
        <p translate="no" className="min-w-0 flex-1 text-id text-20 font-medium [overflow-wrap:anywhere]">
          <VisuallyHidden>Temporary password: </VisuallyHidden>
          {isHidden ? <Hidden length={password.length} /> : password}
        </p>
        <CopyButton text={password} hasLabel />
        <IconButton
          size="s"
          label={isHidden ? "Show" : "Hide"}
          icon={<Icon of={isHidden ? Eye : EyeOff} size={14} />}
          onClick={onToggle}
        />
      </div>
      <div className="flex items-center gap-2.5">
        <Checkbox id={id} checked={isPassedOn} onCheckedChange={(checked) => onPassedOn(checked === true)} />
        <label htmlFor={id} className="cursor-pointer">
          I’ve passed it on by phone or in person
        </label>
      </div>
    </>
  );
}

function Hidden({ length }: { length: number }) {
  return (
    <>
      <span aria-hidden>{"•".repeat(length)}</span>
      <VisuallyHidden>Hidden</VisuallyHidden>
    </>
  );
}
