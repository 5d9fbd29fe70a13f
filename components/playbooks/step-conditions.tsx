"use client";
import { ChooseField } from "#components/workflows/editor/choose-field.tsx";
import { ConditionsSettings } from "#components/workflows/editor/conditions-settings.tsx";
import { ProblemLines } from "./problem-lines.tsx";
import { bookOf } from "./step-draft.ts";
import { stepError, type StepPart } from "./playbook-draft.ts";

const ALWAYS = "always:";

/** When a step is done at all: only with an input that may be missing, only for some requesters. */
export function StepConditions(part: StepPart) {
  const { step, document, choices, problems, onStep } = part;
  const optional = document.inputs.filter(({ isRequired, key }) => !isRequired || key === step.whenKnown);
  const begin = `steps.${step.id}.when.`;
  const errors = Object.fromEntries(
    problems.flatMap(({ at, message }) => (at.startsWith(begin) ? [[at.slice(begin.length), message]] : [])),
  );
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="pb-2 text-12 font-medium text-ink-2">When it is done</legend>
      {optional.length === 0 && step.whenKnown === "" ? null : (
        <ChooseField
          label="Only when this is known"
          error={stepError(part, "whenKnown")}
          options={[
            { value: ALWAYS, label: "Always" },
            ...optional.map(({ key, label }) => ({ value: key, label: label || key })),
          ]}
          value={step.whenKnown === "" ? ALWAYS : step.whenKnown}
          onChange={(key) => onStep({ ...step, whenKnown: key === ALWAYS ? "" : key })}
        />
      )}
      <ProblemLines problems={problems.filter(({ at }) => at.startsWith(begin) && at.endsWith(".field"))} />
      <ConditionsSettings
        conditions={step.when}
        onChange={(when) => onStep({ ...step, when })}
        errors={errors}
        book={bookOf(document, choices)}
        empty="For every requester. With conditions only for those whom they let through."
      />
    </fieldset>
  );
}
