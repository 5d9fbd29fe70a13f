"use client";
import { useState } from "react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { findOpenApps } from "#components/entra/find-targets.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import type { ComboboxOption } from "#components/ui/use-combobox-options.ts";
import type { BundleInput } from "#lib/bundles/schema.ts";
import type { AppWay, MissingItem } from "#lib/bundles/types.ts";
import { TargetRow } from "./target-row.tsx";
import { waysUrl, WaySelect } from "./way-select.tsx";

type Apps = BundleInput["apps"];

type AppRowsProps = {
  apps: Apps;
  missing: readonly MissingItem[];
  error: string | undefined;
  onChange: (apps: Apps) => void;
};

/** The apps of a bundle with how each is given, and a picker for more. */
export function AppRows({ apps, missing, error, onChange }: AppRowsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const ids = apps.map(({ objectId }) => objectId);
  const add = async (option: ComboboxOption) => {
    setProblem(null);
    try {
      const { rows } = await fetchJson<{ rows: AppWay[] }>(
        waysUrl(option.value),
        new AbortController().signal,
      );
      const way = rows.find(({ unavailableReason }) => unavailableReason === null) ?? rows[0];
      if (way === undefined) setProblem(`${option.label} can’t be given to people.`);
      else onChange([...apps, { objectId: option.value, displayName: option.label, access: way.access }]);
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : "Gatehouse did not answer. Try again.");
    }
  };
  return (
    <div className="grid max-w-200 gap-3">
      {apps.length === 0 ? null : (
        <ul aria-label="Apps of the bundle" className="rounded-box border border-line px-3.5">
          {apps.map((app) => (
            <TargetRow
              key={app.objectId}
              name={app.displayName}
              problem={
                missing.find(({ kind, objectId }) => kind === "app" && objectId === app.objectId)?.reason
              }
              onRemove={() => onChange(apps.filter((each) => each !== app))}
            >
              <WaySelect
                app={app}
                onChange={(access) =>
                  onChange(apps.map((each) => (each === app ? { ...each, access } : each)))
                }
              />
            </TargetRow>
          ))}
        </ul>
      )}
      <Field label="Add an app" error={problem ?? error} className="max-w-80">
        {(control) => (
          <Combobox
            {...control}
            label="Apps"
            placeholder="Find an app"
            value={null}
            onValueChange={(option) => option !== null && void add(option)}
            queryKey={["bundle-apps", ids]}
            loadOptions={async (query, signal) =>
              (await findOpenApps(query, signal)).filter(({ value }) => !ids.includes(value))
            }
          />
        )}
      </Field>
    </div>
  );
}
