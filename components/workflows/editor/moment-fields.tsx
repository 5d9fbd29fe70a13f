"use client";
import { ChooseField, NumberField } from "./choose-field.tsx";

export type Moment = { date: "start" | "end"; days: number; hour: number };

const DATES = [
  { value: "start", label: "Start date" },
  { value: "end", label: "End date" },
] as const;
const SIDES = [
  { value: "before", label: "Days before it" },
  { value: "after", label: "Days after it" },
  { value: "on", label: "On that day" },
] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

type MomentFieldsProps = {
  moment: Moment;
  onChange: (moment: Moment) => void;
  errors: Readonly<Record<string, string>>;
};

/** A moment counted from a person's start or end date, at an hour where their office is. */
export function MomentFields({ moment, onChange, errors }: MomentFieldsProps) {
  const { days } = moment;
  const side = days === 0 ? "on" : days < 0 ? "before" : "after";
  const signed = (next: (typeof SIDES)[number]["value"], count: number) =>
    next === "on" ? 0 : next === "before" ? -count : count;
  return (
    <>
      <ChooseField
        label="Counted from"
        options={DATES}
        value={moment.date}
        onChange={(date) => onChange({ ...moment, date })}
      />
      <ChooseField
        label="When"
        options={SIDES}
        value={side}
        onChange={(next) => onChange({ ...moment, days: signed(next, Math.abs(days) || 1) })}
      />
      {side === "on" ? null : (
        <NumberField
          label="How many days"
          error={errors["days"]}
          value={Math.abs(days)}
          // At 0 it would become "on that day" while somebody still types.
          onChange={(count) => onChange({ ...moment, days: signed(side, Math.max(1, count)) })}
        />
      )}
      <ChooseField
        label="Hour"
        help="Where the person’s office is."
        error={errors["hour"]}
        options={HOURS}
        value={String(moment.hour)}
        onChange={(hour) => onChange({ ...moment, hour: Number(hour) })}
      />
    </>
  );
}
