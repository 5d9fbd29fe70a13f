"use client";
import { Plus, Trash2 } from "lucide-react";
import { useId, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { DAY_OFF_NAME_MAX, DAYS_OFF_MAX } from "#lib/workspace/constants.ts";
import { withDayOff, type DayOffDraft } from "./hours-draft.ts";

type DaysOffFieldsProps = {
  daysOff: readonly DayOffDraft[];
  today: string;
  errors: Readonly<Record<string, string>>;
  onChange: (daysOff: readonly DayOffDraft[]) => void;
};

/** Single days on which the desk is closed, each with a name if it has one. */
export function DaysOffFields({ daysOff, today, errors, onChange }: DaysOffFieldsProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const add = () => {
    onChange(withDayOff(daysOff));
    // After the next paint: the row is only there by then.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>("li:last-child input")?.focus());
  };
  const remove = (at: number) => {
    onChange(daysOff.toSpliced(at, 1));
    addButton.current?.focus();
  };
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <div>
        <h3 id={id} className="font-medium">
          Days off
        </h3>
        <p className="text-12 text-ink-3">The desk is closed all day. Days that are over leave the list.</p>
      </div>
      <ul ref={list} aria-label="Days off" className="grid gap-2 empty:hidden">
        {daysOff.map((dayOff, at) => (
          <li key={dayOff.key}>
            <DayOffFields
              number={at + 1}
              dayOff={dayOff}
              today={today}
              errors={{ date: errors[`daysOff.${at}.date`], name: errors[`daysOff.${at}.name`] }}
              onChange={(next) => onChange(daysOff.with(at, next))}
              onRemove={() => remove(at)}
            />
          </li>
        ))}
      </ul>
      {errors["daysOff"] === undefined ? null : (
        <FieldError id={`${id}-problem`}>{errors["daysOff"]}</FieldError>
      )}
      <Button
        ref={addButton}
        className="justify-self-start"
        icon={<Icon of={Plus} size={14} />}
        disabledReason={daysOff.length < DAYS_OFF_MAX ? undefined : `There are ${DAYS_OFF_MAX} already.`}
        onClick={add}
      >
        Add day off
      </Button>
    </section>
  );
}

type DayOffFieldsProps = {
  number: number;
  dayOff: DayOffDraft;
  today: string;
  errors: { date: string | undefined; name: string | undefined };
  onChange: (dayOff: DayOffDraft) => void;
  onRemove: () => void;
};

function DayOffFields({ number, dayOff, today, errors, onChange, onRemove }: DayOffFieldsProps) {
  const id = useId();
  const problem = errors.date ?? errors.name;
  const control = (error: string | undefined) => ({
    isInvalid: error !== undefined,
    "aria-describedby": error === undefined ? undefined : `${id}-problem`,
  });
  return (
    <>
      <div className="flex items-center gap-2">
        <Input
          {...control(errors.date)}
          type="date"
          aria-label={`Day off ${number}`}
          min={today}
          value={dayOff.date}
          boxClassName="w-36 flex-none touch:w-40"
          onChange={(event) => onChange({ ...dayOff, date: event.target.value })}
        />
        <Input
          {...control(errors.name)}
          aria-label={`Name of day off ${number}`}
          placeholder="Name, if it has one"
          maxLength={DAY_OFF_NAME_MAX}
          value={dayOff.name}
          onChange={(event) => onChange({ ...dayOff, name: event.target.value })}
        />
        <IconButton
          label={`Remove day off ${number}`}
          icon={<Icon of={Trash2} size={14} />}
          onClick={onRemove}
        />
      </div>
      {problem === undefined ? null : (
        <FieldError id={`${id}-problem`} className="mt-1">
          {problem}
        </FieldError>
      )}
    </>
  );
}
