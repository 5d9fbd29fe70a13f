"use client";
import { useQuery } from "#components/ui/query.ts";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { findApps, findTargetGroups } from "#components/entra/find-targets.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { AppWay } from "#lib/bundles/types.ts";
import type { ActionField, TargetField } from "#lib/entra/actions/types.ts";
import type { FormField } from "#lib/services/types.ts";
import type { Value } from "#lib/workflows/schema.ts";
import { ObjectPicker } from "./object-picker.tsx";

type ValueFieldProps<Of extends ActionField = ActionField> = {
  field: Of;
  value: Value | undefined;
  /** Of the form that starts the workflow. */
  fields: readonly FormField[];
  /** The app that is always the same, whose ways can be chosen from; null when it is not. */
  appObjectId: string | null;
  error: string | undefined;
  onChange: (value: Value) => void;
};

/** Where an input of an action comes from: an answer of the form, always the same, or whatever works. */
export function ValueField({ field, ...rest }: ValueFieldProps) {
  return field.kind === "choice" ? (
    <WayField field={field} {...rest} />
  ) : (
    <TargetValue field={field} {...rest} />
  );
}

const SAME = "fixed";

function TargetValue({ field, value, fields, error, onChange }: ValueFieldProps<TargetField>) {
  const answers = fields.filter(({ kind }) => kind === field.kind);
  const options = [
    ...answers.map(({ key, label }) => ({ value: `form:${key}`, label: `“${label}” from the form` })),
    { value: SAME, label: `Always the same ${field.kind}` },
  ];
  const source = value?.from === "form" ? `form:${value.field}` : value?.from;
  const isFixed = value?.from === "fixed" || (value === undefined && answers.length === 0);
  return (
    <>
      {answers.length === 0 ? null : (
        <Field label={field.label} error={isFixed ? undefined : error}>
          {(control) => (
            <Select
              {...control}
              options={options}
              value={source}
              placeholder="Choose where it comes from"
              onValueChange={(next) =>
                onChange(
                  next === SAME
                    ? { from: "fixed", value: "", label: "" }
                    : { from: "form", field: next.slice("form:".length) },
                )
              }
            />
          )}
        </Field>
      )}
      {isFixed ? (
        <Field label={answers.length === 0 ? field.label : `Which ${field.kind}`} error={error}>
          {(control) => (
            <ObjectPicker
              control={control}
              label={field.kind === "group" ? "Groups" : "Apps"}
              placeholder={field.placeholder}
              value={
                value?.from === "fixed" && value.value !== ""
                  ? { objectId: value.value, displayName: value.label }
                  : null
              }
              onChange={({ objectId, displayName }) =>
                onChange({ from: "fixed", value: objectId, label: displayName })
              }
              loadOptions={field.kind === "group" ? findTargetGroups : findApps}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

/** The ways depend on the app: of one that is always the same they can be chosen; else the first that works. */
function WayField({ field, value, appObjectId, error, onChange }: ValueFieldProps) {
  const { data: ways = [] } = useQuery({
    queryKey: ["workflow-ways", appObjectId],
    queryFn: ({ signal }) =>
      fetchJson<{ rows: readonly AppWay[] }>(`/api/bundles/ways?app=${appObjectId}`, signal),
    select: ({ rows }) => rows,
    enabled: appObjectId !== null,
  });
  const chosen = value?.from === "fixed" ? value : null;
  const known = ways.filter(({ access }) => access !== chosen?.value);
  const options = [
    { value: "auto", label: "Whatever works first" },
    ...(chosen === null ? [] : [{ value: chosen.value, label: chosen.label }]),
    ...known.map(({ access, label, unavailableReason }) => ({
      value: access,
      label: unavailableReason === null ? label : `${label}: ${unavailableReason}`,
      isDisabled: unavailableReason !== null,
    })),
  ];
  return (
    <Field
      label={field.label}
      help="Whatever works first: a group that opens it where there is one, else directly."
      error={error}
    >
      {(control) => (
        <Select
          {...control}
          options={options}
          value={chosen?.value ?? value?.from}
          onValueChange={(next) => {
            if (next === "auto") return onChange({ from: "auto" });
            const way = known.find(({ access }) => access === next);
            if (way !== undefined) onChange({ from: "fixed", value: way.access, label: way.label });
          }}
        />
      )}
    </Field>
  );
}
