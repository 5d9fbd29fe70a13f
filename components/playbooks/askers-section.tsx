"use client";
import { AudienceFields } from "#components/settings/services/audience-fields.tsx";
import { CheckboxRow } from "#components/ui/checkbox-row.tsx";
import { RadioRow } from "#components/ui/radio-group.tsx";
import { Section } from "#components/ui/section.tsx";
import { messageAt, type DraftPart } from "./playbook-draft.ts";

const ROLES = [
  { role: "employee", label: "Employees" },
  { role: "agent", label: "Agents" },
  { role: "admin", label: "Admins" },
] as const;

/** Who may ask for it: everybody, departments, members of groups, or roles in Gatehouse. */
export function AskersSection({ document, onChange, problems, choices }: DraftPart) {
  const { askers } = document;
  const error = messageAt(problems, "askers.roles");
  const setRole = (role: (typeof ROLES)[number]["role"], isOn: boolean) => {
    if (askers.kind !== "roles") return;
    const others = askers.roles.filter((each) => each !== role);
    onChange({ askers: { kind: "roles", roles: isOn ? [...others, role] : others } });
  };
  const roleRow = (
    <RadioRow key="roles" value="roles" label="Some roles in Gatehouse">
      {askers.kind === "roles" ? (
        <div className="pt-1">
          {ROLES.map(({ role, label }) => (
            <CheckboxRow
              key={role}
              label={label}
              className="py-1 [&+&]:border-t-0"
              checked={askers.roles.includes(role)}
              onCheckedChange={(isOn) => setRole(role, isOn === true)}
            />
          ))}
          {error === undefined ? null : (
            <p role="alert" className="text-12 text-danger-text">
              {error}
            </p>
          )}
        </div>
      ) : null}
    </RadioRow>
  );
  return (
    <Section title="Who may ask" help="For everybody else the IT Agent stays silent." anchor="askers">
      <AudienceFields
        audience={askers.kind === "roles" ? null : askers}
        onChange={(audience) => onChange({ askers: audience })}
        departmentsError={messageAt(problems, "askers.departments")}
        groupsError={messageAt(problems, "askers.groups")}
        departments={choices.departments}
        others={{
          kind: "roles",
          rows: roleRow,
          onChoose: () => onChange({ askers: { kind: "roles", roles: ["agent", "admin"] } }),
        }}
      />
    </Section>
  );
}
