"use client";
import { MemberPicker } from "#components/members/member-picker.tsx";
import { Field } from "#components/ui/field.tsx";
import { ChooseField, NumberField } from "./choose-field.tsx";
import type { StepPart } from "./editor-part.ts";

const APPROVERS = [
  { value: "manager", label: "The manager of the person" },
  { value: "owner", label: "The owner of the group or app" },
  { value: "named", label: "Named people" },
  { value: "admin", label: "An admin" },
] as const;
const NEEDS = [
  { value: "one", label: "One of them is enough" },
  { value: "all", label: "All of them" },
] as const;
const REJECTED = [
  { value: "resolve", label: "The request is resolved" },
  { value: "leave", label: "The request stays open for an agent" },
] as const;

/** Who is asked, how long, and what becomes of the request when they say no. */
export function ApprovalSettings({ step, onChange, errors }: StepPart<"approval">) {
  return (
    <>
      <ChooseField
        label="Who approves"
        options={APPROVERS}
        value={step.approver}
        onChange={(approver) => onChange({ ...step, approver })}
      />
      {step.approver === "named" ? (
        <Field label="People who approve" error={errors["named"]}>
          {(control) => (
            <MemberPicker
              control={control}
              picked={step.named}
              onChange={(named) =>
                onChange({ ...step, named: named.map(({ id, displayName }) => ({ id, displayName })) })
              }
            />
          )}
        </Field>
      ) : null}
      {step.approver === "manager" ? null : (
        <ChooseField
          label="When several are asked"
          options={NEEDS}
          value={step.needs}
          onChange={(needs) => onChange({ ...step, needs })}
        />
      )}
      <NumberField
        label="Expires after days"
        help="Not approved in time counts as rejected."
        error={errors["expiresAfterDays"]}
        value={step.expiresAfterDays}
        onChange={(expiresAfterDays) => onChange({ ...step, expiresAfterDays })}
      />
      <ChooseField
        label="When it is rejected"
        help="No later step runs then, and the requester is told why."
        options={REJECTED}
        value={step.whenRejected}
        onChange={(whenRejected) => onChange({ ...step, whenRejected })}
      />
    </>
  );
}
