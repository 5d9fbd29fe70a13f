"use client";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { AUTONOMIES, type Autonomy } from "#lib/playbooks/schema.ts";
import type { DraftPart } from "./playbook-draft.ts";
import { ProblemLines } from "./problem-lines.tsx";

const HELP: Record<Autonomy, string> = {
  Suggest: "An agent looks at the card and runs it.",
  "With approval":
    "It asks for an approval by itself, also where no rule wants one. What it is not sure of waits for a click.",
  Automatic:
    "It acts by itself within the limits, and says so. Only while every saved conversation gives the result it was saved with.",
};

type AutonomySectionProps = DraftPart & {
  /** Why publishing was refused, where it is about this. */
  refusal: string | undefined;
};

/** What happens without a click. */
export function AutonomySection({ document, onChange, problems, refusal }: AutonomySectionProps) {
  return (
    <Section title="Autonomy" help="What happens without a click." anchor="autonomy">
      <RadioGroup
        aria-label="Autonomy"
        value={document.autonomy}
        className="max-w-200"
        onValueChange={(value) => {
          const found = AUTONOMIES.find((each) => each === value);
          if (found !== undefined) onChange({ autonomy: found });
        }}
      >
        {AUTONOMIES.map((each) => (
          <RadioRow key={each} value={each} label={each} help={HELP[each]} />
        ))}
      </RadioGroup>
      <div className="pt-1">
        <ProblemLines problems={problems.filter(({ at }) => at === "autonomy")} />
        {refusal === undefined ? null : (
          <p role="alert" className="text-12 text-danger-text">
            {refusal}
          </p>
        )}
      </div>
    </Section>
  );
}
