"use client";
import { X } from "lucide-react";
import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  type KeyboardEvent as FormKeyEvent,
  type RefObject,
} from "react";
import { Button } from "#components/ui/button.tsx";
import { ChangeBlock, ChangeLine } from "#components/ui/change-block.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { cn } from "#lib/platform/cn.ts";
import type { ActionCard } from "#lib/entra/actions/panel-types.ts";
import type { ChangeLine as Change } from "#lib/entra/actions/types.ts";
import { ChoiceField } from "./choice-field.tsx";
import { Elapsed } from "./elapsed.tsx";
import { TargetPicker } from "./target-picker.tsx";
import type { FilledIn } from "./use-action-runner.ts";
import { useFormFields } from "./use-form-fields.ts";

type ActionFormProps = {
  card: ActionCard;
  subjectObjectId: string;
  filledIn: FilledIn;
  isRunning: boolean;
  onRun: (input: Record<string, string>) => void;
  onCancel: () => void;
};

/**
 * One form for every action, made from its card: fields, what changes, the question its severity asks
 * for, and the button. Focus starts in the first field, or on Cancel where the action is destructive.
 */
export function ActionForm({ card, subjectObjectId, filledIn, isRunning, onRun, onCancel }: ActionFormProps) {
  const titleId = useId();
  const box = useRef<HTMLFormElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const fields = useFormFields(card, subjectObjectId, filledIn);
  const { field, choiceField, target, choices, whyNot } = fields;
  const isTargetKnown = useRef(target !== null);

  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>("[data-first-focus]");
    if (picker.current !== null && !isTargetKnown.current) picker.current.focus();
    else first?.focus();
  }, []);

  useEscape(box, onCancel);

  const submit = () => {
    if (isRunning) return;
    const input = fields.complete();
    if (input !== null) onRun(input);
    else if (target === null) picker.current?.focus();
  };
  const onKeyDown = (event: FormKeyEvent) => {
    // Danger is confirmed on its button only.
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && !card.isDestructive) {
      event.preventDefault();
      submit();
    }
  };

  return (
    // Keys bubble up from the form's own controls; the form itself is no control.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
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
      <div className="grid gap-2.5 px-3 pb-3">
        {field === undefined ? null : (
          <TargetPicker
            ref={picker}
            actionKey={card.key}
            subjectObjectId={subjectObjectId}
            field={field}
            value={target}
            error={(target === null ? fields.error : null) ?? fields.whyNotTarget ?? null}
            isDisabled={isRunning}
            onValueChange={fields.chooseTarget}
          />
        )}
        {choiceField === undefined || choices.length === 0 ? null : (
          <ChoiceField
            label={choiceField.label}
            choices={choices}
            value={fields.choice?.value ?? null}
            error={target === null ? null : fields.error}
            isDisabled={isRunning}
            onValueChange={fields.choose}
          />
        )}
        {card.confirm === null ? null : <p>{card.confirm}</p>}
        {fields.changes.length === 0 ? null : <Changes lines={fields.changes} note={fields.note} />}
      </div>
      <Foot card={card} isRunning={isRunning} whyNot={whyNot} onCancel={onCancel} />
    </form>
  );
}

/**
 * Esc closes the form only, one level at a time: first an open list inside it, and never the sheet
 * around it (which listens on the document, so this listens before it).
 */
function useEscape(box: RefObject<HTMLFormElement | null>, onEscape: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.key !== "Escape" ||
      !(event.target instanceof Node) ||
      box.current?.contains(event.target) !== true
    )
      return;
    if (box.current.querySelector("[aria-expanded=true]") !== null) return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function Changes({ lines, note }: { lines: readonly Change[]; note: string | null }) {
  return (
    <>
      <ChangeBlock>
        {lines.map((line) => (
          <ChangeLine key={`${line.strong} ${line.text}`} change={line.mark}>
            {line.strong === null ? null : <b className="font-medium">{line.strong} </b>}
            <span className={line.strong === null ? undefined : "text-ink-2"}>{line.text}</span>
          </ChangeLine>
        ))}
      </ChangeBlock>
      {note === null ? null : <p className="text-12 text-ink-3">{note}</p>}
    </>
  );
}

type FootProps = { card: ActionCard; isRunning: boolean; whyNot: string | undefined; onCancel: () => void };

function Foot({ card, isRunning, whyNot, onCancel }: FootProps) {
  const isDanger = card.isDestructive;
  return (
    <div className="flex flex-wrap items-center gap-1 rounded-b-float border-t border-line bg-inset py-2 pr-3 pl-2">
      <Button
        type="submit"
        size="s"
        variant={isDanger ? "danger" : "primary"}
        isRunning={isRunning}
        runningLabel={`${card.running}…`}
        disabledReason={whyNot}
        {...(isDanger ? {} : { keys: ["⌘", "↵"] })}
        {...(card.fields.length > 0 ? { "data-first-focus": true } : {})}
      >
        {card.button}
      </Button>
      <Button
        size="s"
        variant="ghost"
        keys={["Esc"]}
        onClick={onCancel}
        disabled={isRunning}
        {...(card.fields.length === 0 ? { "data-first-focus": true } : {})}
      >
        Cancel
      </Button>
      <span className="ml-auto text-11 whitespace-nowrap text-ink-3">
        {isRunning ? <Elapsed word={card.running} /> : card.canBeUndone ? "Can be undone" : "Can’t be undone"}
      </span>
    </div>
  );
}
