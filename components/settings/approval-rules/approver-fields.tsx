"use client";
import { NEEDS } from "#components/approvals/needs-options.ts";
import { MemberPicker } from "#components/members/member-picker.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { EXPIRY_HOURS } from "#lib/approvals/rules/constants.ts";
import type { RuleDraft } from "./rule-draft.ts";
import { APPROVER_OPTIONS, EXPIRY_OPTIONS, FALLBACK_OPTIONS } from "./rule-options.ts";

type ApproverFieldsProps = {
  draft: RuleDraft;
  onChange: (draft: RuleDraft) => void;
  errors: Readonly<Record<string, string>>;
};

/** Who decides, how many, how long, and who steps in. */
export function ApproverFields({ draft, onChange, errors }: ApproverFieldsProps) {
  const { approver, named, needs, expiresAfterHours, fallback, fallbackNamed } = draft;
  const change = (part: Partial<RuleDraft>) => onChange({ ...draft, ...part });
  const isGated = approver !== "none";
  return (
    <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
      <Field label="Who approves" error={errors["approver"]}>
        {(control) => (
          <Select
            {...control}
            options={APPROVER_OPTIONS}
            value={approver}
            onValueChange={(value) =>
              change({ approver: APPROVER_OPTIONS.find((each) => each.value === value)?.value ?? approver })
            }
          />
        )}
      </Field>
      {isGated ? (
        <Field label="When several are asked">
          {({ isInvalid: _unused, ...control }) => (
            <Select
              {...control}
              options={NEEDS}
              value={needs}
              onValueChange={(value) => change({ needs: value === "all" ? "all" : "one" })}
            />
          )}
        </Field>
      ) : null}
      {approver === "named" ? (
        <Field label="People who approve" error={errors["named"]} className="col-span-full">
          {(control) => (
            <MemberPicker control={control} picked={named} onChange={(people) => change({ named: people })} />
          )}
        </Field>
      ) : null}
      {isGated ? (
        <>
          <Field
            label="Expires after"
            help="Not approved in time is rejected; it can be asked again."
            error={errors["expiresAfterHours"]}
          >
            {(control) => (
              <Select
                {...control}
                options={EXPIRY_OPTIONS}
                value={String(expiresAfterHours)}
                onValueChange={(value) =>
                  change({
                    expiresAfterHours:
                      EXPIRY_HOURS.find((hours) => String(hours) === value) ?? expiresAfterHours,
                  })
                }
              />
            )}
          </Field>
          <Field label="Who steps in" help="After half of the time, or at once where there is no approver.">
            {({ isInvalid: _unused, ...control }) => (
              <Select
                {...control}
                options={FALLBACK_OPTIONS}
                value={fallback}
                onValueChange={(value) => change({ fallback: value === "named" ? "named" : "admin" })}
              />
            )}
          </Field>
          {fallback === "named" ? (
            <Field label="People who step in" error={errors["fallbackNamed"]} className="col-span-full">
              {(control) => (
                <MemberPicker
                  control={control}
                  picked={fallbackNamed}
                  onChange={(people) => change({ fallbackNamed: people })}
                />
              )}
            </Field>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
