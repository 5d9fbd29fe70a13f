"use client";
import { useId, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { WEEKDAYS } from "#lib/workspace/constants.ts";
import { likeMonday, writtenTime, type DayDraft } from "./hours-draft.ts";

type Errors = Readonly<Record<string, string>>;
type WeekFieldsProps = {
  week: readonly DayDraft[];
  errors: Errors;
  onChange: (week: readonly DayDraft[]) => void;
};

/** Every weekday, open from when to when, or closed. */
export function WeekFields({ week, errors, onChange }: WeekFieldsProps) {
  return (
    <ul aria-label="Hours of the week" className="border-t border-line">
      {WEEKDAYS.map((name, at) => {
        const day = week[at];
        return day === undefined ? null : (
          <li key={name} className="border-b border-line py-1.5">
            <DayFields
              name={name}
              day={day}
              errors={{ from: errors[`week.${at}.from`], to: errors[`week.${at}.to`] }}
              onChange={(next) => onChange(week.with(at, next))}
            >
              {at === 0 ? (
                <Button size="s" variant="text" onClick={() => onChange(likeMonday(week))}>
                  Same for Tuesday to Friday
                </Button>
              ) : null}
            </DayFields>
          </li>
        );
      })}
    </ul>
  );
}

type DayFieldsProps = {
  name: string;
  day: DayDraft;
  errors: { from: string | undefined; to: string | undefined };
  onChange: (day: DayDraft) => void;
  /** Beside the times. */
  children: ReactNode;
};

function DayFields({ name, day, errors, onChange, children }: DayFieldsProps) {
  const id = useId();
  const problem = errors.from ?? errors.to;
  const time = (end: "from" | "to") => (
    <Input
      inputMode="numeric"
      placeholder="00:00"
      maxLength={5}
      aria-label={`${name} ${end}`}
      aria-describedby={errors[end] === undefined ? undefined : `${id}-problem`}
      isInvalid={errors[end] !== undefined}
      value={day[end]}
      boxClassName="w-16 flex-none touch:w-18"
      className="tabular-nums"
      onChange={(event) => onChange({ ...day, [end]: event.target.value })}
      onBlur={() => {
        const written = writtenTime(day[end]);
        if (written !== day[end]) onChange({ ...day, [end]: written });
      }}
    />
  );
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-start gap-x-3">
      <span className="flex h-ctl items-center gap-2.5 touch:h-10">
        <Checkbox
          id={id}
          aria-label={`Open on ${name}`}
          checked={day.isOpen}
          onCheckedChange={(isOpen) => onChange({ ...day, isOpen })}
        />
        <label htmlFor={id} className="font-medium">
          {name}
        </label>
      </span>
      <span className="flex min-h-ctl flex-wrap items-center gap-x-4 touch:min-h-10">
        {day.isOpen ? (
          <span className="flex items-center gap-2">
            {time("from")}
            <span className="text-ink-3">to</span>
            {time("to")}
          </span>
        ) : (
          <span className="text-ink-3">Closed</span>
        )}
        {children}
      </span>
      {problem === undefined ? null : (
        <FieldError id={`${id}-problem`} className="col-start-2 mt-1">
          {problem}
        </FieldError>
      )}
    </div>
  );
}
