"use client";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Time } from "#components/ui/time.tsx";
import { useNow } from "#components/ui/use-now.ts";
import { countWords } from "./effect.ts";
import { dateInputValue, endsAtOf, TERM_DAYS, type Term } from "./term.ts";

type TermFieldProps = {
  term: Term;
  error: string | null;
  isDisabled: boolean;
  onTermChange: (term: Term) => void;
};

const OPTIONS = [
  { value: "none", label: "No end" },
  ...TERM_DAYS.map((days) => ({ value: String(days), label: countWords(days, "day") })),
  { value: "date", label: "Until a date" },
];

/** For how long it is given: for good, some days, or until a day of the viewer's own calendar. */
export function TermField({ term, error, isDisabled, onTermChange }: TermFieldProps) {
  const now = useNow();
  const value = term.kind === "days" ? String(term.days) : term.kind;
  return (
    <>
      <Field label="For how long" error={term.kind === "date" ? null : error}>
        {({ isInvalid: _isInvalid, ...control }) => (
          <Select
            {...control}
            options={OPTIONS}
            value={value}
            disabled={isDisabled}
            onValueChange={(next) => onTermChange(termOf(next))}
          />
        )}
      </Field>
      {term.kind === "date" ? (
        <Field label="Last day" error={error} className="order-last col-span-full">
          {(control) => (
            <Input
              {...control}
              type="date"
              min={now === null ? undefined : dateInputValue(now)}
              value={term.date}
              disabled={isDisabled}
              onChange={(event) => onTermChange({ kind: "date", date: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

/** "Ends by itself on 26 Dec"; nothing while it has no end. */
export function TermNote({ term }: { term: Term }) {
  const now = useNow();
  const endsAt = now === null ? null : endsAtOf(term, now);
  if (endsAt === null || endsAt === undefined) return null;
  return (
    <p className="text-12 text-ink-3">
      Ends by itself {isToday(endsAt, now) ? "tonight, " : "on "}
      <Time at={endsAt} />; you are reminded before.
    </p>
  );
}

const isToday = (at: number, now: number | null) =>
  now !== null && dateInputValue(at) === dateInputValue(now);

function termOf(value: string): Term {
  if (value === "none") return { kind: "none" };
  return value === "date" ? { kind: "date", date: "" } : { kind: "days", days: Number(value) };
}
