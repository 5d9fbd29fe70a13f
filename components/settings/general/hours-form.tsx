"use client";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { SwitchRow } from "#components/ui/switch.tsx";
import { saveDeskHoursAction } from "#lib/workspace/server-actions.ts";
import type { DeskHours } from "#lib/workspace/types.ts";
import { DaysOffFields } from "./days-off-fields.tsx";
import { zoneOption } from "./find-zones.ts";
import { draftOf, inputOf, type HoursDraft } from "./hours-draft.ts";
import { WeekFields } from "./week-fields.tsx";

type HoursFormProps = {
  hours: DeskHours;
  timeZone: string;
  /** The day it is in that zone. */
  today: string;
};

/** When the IT desk is open: hours of the week, and days off. */
export function HoursForm({ hours, timeZone, today }: HoursFormProps) {
  const [draft, setDraft] = useState(() => draftOf(hours));
  const { run, isRunning, error, fieldErrors, clearError } = useChange();
  const form = useRef<HTMLFormElement>(null);
  const isRefused = Object.keys(fieldErrors).length > 0;
  useEffect(() => {
    if (isRefused) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [isRefused]);
  const change = (next: Partial<HoursDraft>) => {
    setDraft({ ...draft, ...next });
    clearError();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(
      () => saveDeskHoursAction(inputOf(draft)),
      // What was typed comes back if it is switched on again.
      (kept) => setDraft(kept.isOn ? draftOf(kept) : draft),
    );
  };
  const isSame = JSON.stringify(inputOf(draft)) === JSON.stringify(inputOf(draftOf(hours)));
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      aria-label="Business hours"
      className="grid max-w-130 gap-4"
    >
      <SwitchRow
        label="Say when the IT desk is open"
        help="While this is off, nothing is said about it."
        checked={draft.isOn}
        onCheckedChange={(isOn) => change({ isOn })}
        className="py-0"
      />
      {draft.isOn ? (
        <>
          <p className="text-12 text-ink-3">{zoneWords(timeZone)}</p>
          <WeekFields week={draft.week} errors={fieldErrors} onChange={(week) => change({ week })} />
          <DaysOffFields
            daysOff={draft.daysOff}
            today={today}
            errors={fieldErrors}
            onChange={(daysOff) => change({ daysOff })}
          />
        </>
      ) : null}
      <div className="flex items-center gap-3">
        <Button
          type="submit"
          variant="primary"
          isRunning={isRunning}
          runningLabel="Saving…"
          disabledReason={isSame ? "Nothing has changed." : undefined}
        >
          Save hours
        </Button>
        <ChangeProblem words={isRefused ? null : error} />
      </div>
    </form>
  );
}

function zoneWords(timeZone: string): string {
  return timeZone === "UTC"
    ? "Times are in UTC, as long as no other time zone is chosen above."
    : `Times are in the workspace’s time zone, ${zoneOption(timeZone).label}. Everybody reads them in their own.`;
}
