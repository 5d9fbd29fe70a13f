"use client";
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import type { TargetChoice } from "#lib/entra/actions/panel-types.ts";
import { reasonOf } from "./pairs.ts";

type ChoiceFieldProps = {
  label: string;
  /** Whose choice it is, where a form has several; read out with the label. */
  about: string | null;
  choices: readonly TargetChoice[];
  value: string | null;
  onValueChange: (value: string) => void;
  error: string | null;
  isDisabled: boolean;
};

/** The ways to do it to the chosen target; one that can't work says why. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, about, choices, value, onValueChange, error, isDisabled } = props;
  const labelId = useId();
  const errorId = useId();
  return (
    <div>
      <span id={labelId} className="text-12 font-medium text-ink-2">
        {label}
        {about === null ? null : <span className="sr-only">: {about}</span>}
      </span>
      <RadioGroup
        aria-labelledby={labelId}
        aria-describedby={error === null ? undefined : errorId}
        value={value ?? ""}
        onValueChange={onValueChange}
        disabled={isDisabled}
        className="max-h-72 overflow-y-auto"
      >
        {choices.map((choice) => (
          <RadioRow
            key={choice.value}
            value={choice.value}
            label={choice.label}
            help={reasonOf(choice.eligibility)}
            disabled={choice.eligibility.status !== "ready"}
          />
        ))}
      </RadioGroup>
      {error === null ? null : (
        <p id={errorId} role="alert" className="flex items-start gap-[5px] text-12 text-danger-text">
          <Icon of={CircleAlert} size={14} className="mt-px" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
