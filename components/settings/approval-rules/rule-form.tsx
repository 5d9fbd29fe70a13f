"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { submitRule } from "#lib/approvals/rules/server-actions.ts";
import type { RulesPage, RuleView } from "#lib/approvals/rules/types.ts";
import { ApproverFields } from "./approver-fields.tsx";
import { draftOf, inputOf, type RuleDraft } from "./rule-draft.ts";
import { EVERY, withEvery } from "./rule-options.ts";

type RuleFormProps = { page: RulesPage; rule: RuleView | null; onClose: () => void };

/** Adds a rule, or changes one. Action and service are its name: they stay as they are while it is changed. */
export function RuleForm({ page, rule, onClose }: RuleFormProps) {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const change = (next: RuleDraft) => {
    setDraft(next);
    clearError();
  };
  const isNew = rule === null;
  const twin = page.rules.find(
    (each) => isNew && each.actionKey === draft.actionKey && each.serviceKey === draft.serviceKey,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => submitRule(inputOf(draft)), onClose);
  };
  const isAtField = Object.keys(fieldErrors).length > 0;
  const keyOf = (value: string) => (value === EVERY ? "" : value);
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={isNew ? "New rule" : "Change rule"}
      className="mt-4 grid max-w-200 gap-4 rounded-box border border-line-2 p-4"
    >
      <h3 className="text-14 leading-5 font-semibold">
        {isNew ? "New rule" : `Change: ${rule.action}, ${rule.service.toLowerCase()}`}
      </h3>
      {isNew ? (
        <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
          <Field label="Action" error={fieldErrors["actionKey"]}>
            {(control) => (
              <Select
                {...control}
                options={withEvery("Every action", page.actions)}
                value={draft.actionKey || EVERY}
                onValueChange={(value) => change({ ...draft, actionKey: keyOf(value) })}
              />
            )}
          </Field>
          <Field label="Service" error={fieldErrors["serviceKey"]}>
            {(control) => (
              <Select
                {...control}
                options={withEvery("Every service", page.services)}
                value={draft.serviceKey || EVERY}
                onValueChange={(value) => change({ ...draft, serviceKey: keyOf(value) })}
              />
            )}
          </Field>
        </div>
      ) : null}
      {twin === undefined ? null : (
        <Notice tone="info" title="There is a rule for this already">
          {`It says: ${twin.who}. Saving replaces it.`}
        </Notice>
      )}
      <ApproverFields draft={draft} onChange={change} errors={fieldErrors} />
      {error === null || isAtField ? null : (
        <p role="alert" className="text-danger-text">
          {error}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" isRunning={isRunning} runningLabel="Saving…">
          {isNew ? "Add rule" : "Save rule"}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <span className="text-12 text-ink-3">What waits for approval now has to be asked again.</span>
      </div>
    </form>
  );
}
