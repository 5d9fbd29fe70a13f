"use client";
import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { ChooseField } from "#components/workflows/editor/choose-field.tsx";
import type { ActionStep, PlaybookInput } from "#lib/playbooks/schema.ts";
import { newInput } from "./input-kinds.ts";
import { stepError, type StepPart } from "./playbook-draft.ts";

const REQUESTER = "requester:";
const FOR_GOOD = "for-good:";

/** An action of the registry: for whom, with which inputs, and until when. */
export function ActionFields(part: StepPart<ActionStep>) {
  const { step, document, choices, onStep } = part;
  const { inputs } = document;
  const action = choices.actions.find(({ key }) => key === step.actionKey);
  if (action === undefined) return <p className="text-ink-2">Remove this step.</p>;
  const ofKind = (kind: PlaybookInput["kind"]) =>
    inputs
      .filter((input) => input.kind === kind)
      .map(({ key, label }) => ({ value: key, label: label || key }));
  const dates = ofKind("date");
  return (
    <>
      <p className="text-ink-2">{action.sentence}</p>
      <ChooseField
        label="For whom"
        error={stepError(part, "subject")}
        options={[{ value: REQUESTER, label: "The requester" }, ...ofKind("person")]}
        value={step.subject === "" ? REQUESTER : step.subject}
        onChange={(subject) => onStep({ ...step, subject: subject === REQUESTER ? "" : subject })}
      />
      {action.fields.map(({ name, kind, label }) =>
        kind === "choice" ? null : (
          <div key={name} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
            <ChooseField
              label={label}
              error={stepError(part, `inputs.${name}`)}
              options={ofKind(kind)}
              value={step.inputs[name] ?? ""}
              onChange={(key) => onStep({ ...step, inputs: { ...step.inputs, [name]: key } })}
            />
            <Button
              className="mt-[23px]"
              icon={<Icon of={Plus} size={14} />}
              onClick={() => {
                const input = newInput(kind, inputs, label);
                const next = { ...step, inputs: { ...step.inputs, [name]: input.key } };
                onStep(next, { inputs: [...inputs, input] });
              }}
            >
              New input
            </Button>
          </div>
        ),
      )}
      {action.canEnd && (dates.length > 0 || step.ends !== "") ? (
        <ChooseField
          label="Ends by itself"
          error={stepError(part, "ends")}
          options={[{ value: FOR_GOOD, label: "Never: it is for good" }, ...dates]}
          value={step.ends === "" ? FOR_GOOD : step.ends}
          onChange={(ends) => onStep({ ...step, ends: ends === FOR_GOOD ? "" : ends })}
        />
      ) : null}
    </>
  );
}
