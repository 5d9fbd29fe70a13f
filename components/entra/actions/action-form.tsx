"use client";
import { X } from "lucide-react";
import { useEffect, useId, useRef, type KeyboardEvent as FormKeyEvent } from "react";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Input } from "#components/ui/input.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import { batchWords } from "./batch.ts";
import { confirmWords } from "./effect.ts";
import { FormEffect } from "./form-effect.tsx";
import { FormFields } from "./form-fields.tsx";
import { BatchFoot, FormFoot } from "./form-foot.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { PairList } from "./pair-list.tsx";
import { pairKey } from "./pairs.ts";
import { useActionForm, type PersonRef } from "./use-action-form.ts";
import type { ActionRunner, OpenForm } from "./use-action-runner.ts";
import { useEscape } from "./use-escape.ts";
import { useFormSubmit } from "./use-form-submit.ts";

type ActionFormProps = {
  card: ActionCard;
  open: OpenForm;
  person: PersonRef;
  /** More people it is about from the beginning. */
  others?: readonly PersonRef[];
  requestId: string | null;
  runner: ActionRunner;
  onCancel: () => void;
};

/**
 * One form for every action, made from its card: who, what, for how long, why, and the effect. One pair
 * runs in place; several go one after the other, each with its result. Focus starts in the first field,
 * or on Cancel where the action has none.
 */
export function ActionForm(props: ActionFormProps) {
  const { card, open, person, others = [], requestId, runner, onCancel } = props;
  const titleId = useId();
  const box = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const form = useActionForm({ card, person, others, requestId, filledIn: open.filledIn });
  const submission = useFormSubmit({ card, open, form, runner, onMissing: () => picker.current?.focus() });
  const { batch, openKeys, hasEnded, submit } = submission;
  const { isRunning } = runner;
  const { states } = runner.batch;
  const isTargetKnown = useRef(form.views.length > 0);

  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>("[data-first-focus]");
    if (picker.current !== null && !isTargetKnown.current) picker.current.focus();
    else first?.focus();
  }, []);
  // After the last of several, the focus moves to what they came to.
  useEffect(() => {
    if (hasEnded) box.current?.querySelector<HTMLElement>("[data-batch-result]")?.focus();
  }, [hasEnded]);
  useEscape(box, onCancel);

  const onKeyDown = (event: FormKeyEvent) => {
    // Danger is confirmed on its button only.
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || card.isDestructive) return;
    event.preventDefault();
    submit();
  };
  const question = form.isMany ? confirmWords(card, form.rows ?? []) : card.confirm;
  return (
    <>
      {/* Keys bubble up from the form's own controls; the form itself is no control. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        ref={box}
        aria-labelledby={titleId}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        className={cn(
          "mx-3 mb-2.5 rounded-float border",
          card.isDestructive ? "border-danger-line" : "border-accent-line ring-3 ring-accent-soft",
        )}
      >
        <div className="flex h-9 items-center pr-1.5 pl-3 touch:h-11">
          <h4 id={titleId} className="flex-1 font-semibold">
            {card.title}
          </h4>
          <IconButton
            size="s"
            label="Close form"
            icon={<Icon of={X} size={14} />}
            onClick={onCancel}
            disabled={isRunning}
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5 px-3 pb-3">
          <FormFields card={card} form={form} isDisabled={isRunning || batch !== null} picker={picker} />
          {question === null || card.severity === "high" ? null : <p>{question}</p>}
          <FormEffect lines={form.changes} note={form.note} approvers={form.approvers} />
          {form.hasPreview ? (
            <PairList
              rows={form.rows}
              states={states}
              hasPeople={form.people.length > 1}
              hasTargets={form.views.length > 1}
            />
          ) : null}
          {form.typedWords === null || batch !== null ? null : (
            <Field label={`Type ${form.typedWords} to confirm`} error={form.errors.typed}>
              {(control) => (
                <Input
                  {...control}
                  value={form.typed}
                  onChange={(event) => form.setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
          {hasEnded ? (
            <p data-batch-result tabIndex={-1} className="rounded-mark font-medium">
              {sentenceOf(batchWords((batch ?? []).map((wish) => states.get(pairKey(wish)))))}
            </p>
          ) : null}
        </div>
        {batch === null ? (
          <FormFoot
            card={card}
            asksOnly={form.asksOnly}
            isRunning={isRunning}
            whyNot={form.whyNot}
            onCancel={onCancel}
          />
        ) : (
          <BatchFoot
            done={batch.length - openKeys.length}
            total={batch.length}
            open={openKeys.length}
            isRunning={isRunning}
            isStopping={runner.batch.isStopping}
            onStop={runner.batch.stop}
            onRest={submission.sendRest}
            onClose={onCancel}
          />
        )}
      </form>
      {submission.asked === null ? null : (
        <NameDialog
          card={card}
          personName={person.displayName}
          isRunning={isRunning}
          problem={runner.result?.message ?? null}
          onClose={submission.dismiss}
          onConfirm={submission.confirm}
        />
      )}
    </>
  );
}

const sentenceOf = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
