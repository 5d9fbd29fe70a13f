"use client";
import { useMutation } from "#components/ui/query.ts";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { showToast } from "#components/ui/toast.ts";
import { saveSyncSettingsAction } from "#lib/entra/sync/server-actions.ts";
import type { LimitField } from "#lib/entra/sync/loaders.ts";
import { LimitsTable } from "./limits-table.tsx";

/** One of the hours the server accepts; it checks again. */
const HOURS = [1, 2, 4, 6, 8, 12, 24] as const;
type Hours = (typeof HOURS)[number];
const isHours = (value: number): value is Hours => HOURS.some((hours) => hours === value);
const wordsOf = (hours: number) =>
  hours === 1 ? "Every hour" : hours === 24 ? "Once a day" : `Every ${hours} hours`;

/** How often to sync, and how much may change at once without a question. */
export function ScheduleForm({ everyHours, limits }: { everyHours: number; limits: readonly LimitField[] }) {
  const router = useRouter();
  const start = () => ({
    hours: everyHours,
    limits: limits.map(({ key, count, percent }) => ({
      key,
      count: String(count),
      percent: String(percent),
    })),
  });
  const [form, setForm] = useState(start);
  const isChanged = JSON.stringify(form) !== JSON.stringify(start());
  const save = useMutation({
    mutationFn: () =>
      saveSyncSettingsAction({
        everyHours: isHours(form.hours) ? form.hours : 4,
        limits: Object.fromEntries(
          form.limits.map(({ key, count, percent }) => [
            key,
            { count: Number(count), share: Number(percent) / 100 },
          ]),
        ),
      }),
    onSuccess: (result) => {
      if (result.status !== "ok") return;
      showToast({ status: "done", title: "Saved." });
      router.refresh();
    },
  });
  const refused = save.data !== undefined && save.data.status !== "ok" ? save.data : null;
  const fieldErrors = refused?.status === "refused" ? (refused.fieldErrors ?? {}) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Field label="Refresh from Entra" className="max-w-60">
        {({ isInvalid: _unused, ...control }) => (
          <Select
            {...control}
            options={HOURS.map((hours) => ({ value: String(hours), label: wordsOf(hours) }))}
            value={String(form.hours)}
            onValueChange={(value) => setForm((before) => ({ ...before, hours: Number(value) }))}
          />
        )}
      </Field>
      <p className="mt-5 mb-2 max-w-160 text-ink-2">
        A sync that would change more than this at once is held: you see the list and decide. Small tenants
        are asked only above the smallest number.
      </p>
      <LimitsTable
        limits={limits}
        values={form.limits}
        errors={fieldErrors}
        onChange={(changed) => setForm((before) => ({ ...before, limits: changed }))}
      />
      {isChanged || refused !== null ? (
        <div className="mt-3 flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" isRunning={save.isPending} runningLabel="Saving…">
            Save
          </Button>
          <Button
            variant="ghost"
            onClick={() => {
              save.reset();
              setForm(start);
            }}
          >
            Discard
          </Button>
          <span role="alert" className="text-danger-text">
            {refused?.message}
          </span>
        </div>
      ) : null}
    </form>
  );
}
