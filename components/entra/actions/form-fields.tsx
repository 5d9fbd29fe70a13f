"use client";
import type { Ref } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { TargetsField } from "./targets-field.tsx";
import { TermField, TermNote } from "./term-field.tsx";
import type { ActionFormState } from "./use-action-form.ts";
import { WhoField } from "./who-field.tsx";

type FormFieldsProps = {
  card: ActionCard;
  form: ActionFormState;
  isDisabled: boolean;
  picker: Ref<HTMLInputElement>;
};

const LONGEST_REASON = 500;

/** The first four parts of the form: who, what, for how long, why. */
export function FormFields({ card, form, isDisabled, picker }: FormFieldsProps) {
  const { field, choiceField, errors } = form;
  return (
    <>
      <WhoField
        people={form.people}
        takesMore={card.takesMorePeople}
        isDisabled={isDisabled}
        onPeopleChange={form.setPeople}
      />
      {field === undefined ? null : (
        <TargetsField
          ref={picker}
          subject={form.subject}
          field={field}
          views={form.views}
          isForSeveral={form.people.length > 1}
          choiceLabel={choiceField?.label ?? null}
          error={errors.target ?? null}
          choiceError={errors.choice ?? null}
          isDisabled={isDisabled}
          onTargetsChange={form.setTargets}
          onChoose={form.choose}
        />
      )}
      <div className={cn("grid items-start gap-2", card.canEnd && "grid-cols-[132px_minmax(0,1fr)]")}>
        {card.canEnd ? (
          <TermField
            term={form.term}
            error={errors.term ?? null}
            isDisabled={isDisabled}
            onTermChange={form.setTerm}
          />
        ) : null}
        <Field label="Why">
          {(control) => (
            <Input
              {...control}
              placeholder="Optional"
              maxLength={LONGEST_REASON}
              value={form.reason}
              disabled={isDisabled}
              onChange={(event) => form.setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="-mt-1.5 grid gap-0.5">
        <TermNote term={form.term} />
        <p className="text-12 text-ink-3">The reason goes to the approver and the audit log.</p>
      </div>
    </>
  );
}
