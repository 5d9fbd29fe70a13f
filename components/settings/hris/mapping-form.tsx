"use client";
import { useState, type FormEvent } from "react";
import { useChange } from "#components/requests/use-change.ts";
import { ChangeProblem } from "#components/settings/protection/change-problem.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { FIELD_TITLES, HRIS_FIELDS } from "#lib/hris/constants.ts";
import { sendHrisColumns } from "#lib/hris/server-actions.ts";
import type { DateOrder, UploadView } from "#lib/hris/types.ts";

/** A select has no empty value: no header can begin with this sign. */
const NONE = "\u0000none";

const ORDERS: { value: DateOrder; label: string }[] = [
  { value: "plain", label: "Only where it is clear" },
  { value: "day-first", label: "Day first: 31/12/2026" },
  { value: "month-first", label: "Month first: 12/31/2026" },
];

/** Which column holds what, and how dates in numbers are meant. */
export function MappingForm({ upload }: { upload: UploadView }) {
  const [mapping, setMapping] = useState(upload.mapping);
  const [dateOrder, setDateOrder] = useState(upload.dateOrder);
  const { run, isRunning, error, clearError } = useChange();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(() => sendHrisColumns({ uploadId: upload.id, mapping, dateOrder }));
  };
  const columns = upload.headers.map((header) => ({ value: header, label: header }));
  const isSame =
    dateOrder === upload.dateOrder && HRIS_FIELDS.every((field) => mapping[field] === upload.mapping[field]);
  return (
    <form onSubmit={submit} noValidate aria-label="Columns" className="grid max-w-160 gap-4">
      <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
        {HRIS_FIELDS.map((field) => (
          <Field key={field} label={FIELD_TITLES[field]}>
            {(control) => (
              <Select
                {...control}
                options={[
                  { value: NONE, label: field === "person" ? "Choose a column" : "Not in this file" },
                  ...columns,
                ]}
                value={mapping[field] ?? NONE}
                onValueChange={(value) => {
                  clearError();
                  setMapping({ ...mapping, [field]: value === NONE ? null : value });
                }}
              />
            )}
          </Field>
        ))}
        <Field label="Dates in numbers" help="04/05/2026 can be two days. It is never guessed.">
          {(control) => (
            <Select
              {...control}
              options={ORDERS}
              value={dateOrder}
              onValueChange={(value) => {
                clearError();
                setDateOrder(ORDERS.find((each) => each.value === value)?.value ?? dateOrder);
              }}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          type="submit"
          isRunning={isRunning}
          runningLabel="Reading…"
          disabledReason={isSame ? "The dry run below is for these columns." : undefined}
        >
          Use these columns
        </Button>
        <ChangeProblem words={error} />
      </div>
    </form>
  );
}
