"use client";
import { RadioGroup, RadioRow } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { LinesField } from "./lines-field.tsx";
import { fromLines, type DraftPart } from "./playbook-draft.ts";

/** Who may ask for it. Groups are kept as they are; they are chosen where the service is. */
export function AskersSection({ document, onChange }: DraftPart) {
  const { askers } = document;
  const choose = (kind: string) => {
    if (kind === "everybody") onChange({ askers: { kind } });
    if (kind === "departments") onChange({ askers: { kind, departments: [] } });
    if (kind === "roles") onChange({ askers: { kind, roles: ["agent", "admin"] } });
  };
  return (
    <Section title="Who may ask" help="For everybody else the IT Agent stays silent.">
      <RadioGroup aria-label="Who may ask" value={askers.kind} onValueChange={choose} className="max-w-130">
        <RadioRow value="everybody" label="Everybody" />
        <RadioRow value="departments" label="Some departments" />
        <RadioRow value="roles" label="Agents and admins of Gatehouse" />
        {askers.kind === "groups" ? (
          <RadioRow
            value="groups"
            label={`Members of ${askers.groups.map(({ displayName }) => displayName).join(", ")}`}
          />
        ) : null}
      </RadioGroup>
      {askers.kind === "departments" ? (
        <div className="mt-3 max-w-130">
          <LinesField
            label="Departments"
            help="One a line, as they are written in Entra."
            value={askers.departments.join("\n")}
            onWrite={(text) => onChange({ askers: { kind: "departments", departments: fromLines(text) } })}
          />
        </div>
      ) : null}
    </Section>
  );
}
