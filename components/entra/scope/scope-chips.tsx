"use client";
import { useState } from "react";
import { Combobox } from "#components/ui/combobox.tsx";
import { FilterChip } from "#components/ui/filter-chip.tsx";
import type { ScopeChoice } from "#lib/entra/scope/types.ts";
import { fetchJson } from "../fetch-json.ts";

export type ChoiceKind = "groups" | "units" | "ou";

const WORDS: Record<
  ChoiceKind,
  { field: string; list: string; placeholder: string; help: string; counted: string }
> = {
  groups: {
    field: "Group",
    list: "Groups",
    placeholder: "Add a group",
    help: "Groups come from Entra. A new one shows after the next sync.",
    counted: "members",
  },
  units: {
    field: "Unit",
    list: "Administrative units",
    placeholder: "Add an administrative unit",
    help: "Administrative units come from Entra. A new one shows after the next sync.",
    counted: "members",
  },
  ou: {
    field: "OU",
    list: "Organizational units",
    placeholder: "Add an organizational unit",
    help: "They are read from the distinguished names of people synced from on-premises.",
    counted: "people",
  },
};

type ScopeChipsProps = {
  kind: ChoiceKind;
  chosen: readonly ScopeChoice[];
  onChange: (chosen: ScopeChoice[]) => void;
};

/** What a scope is chosen by: chips with ×, and a search that adds one. */
export function ScopeChips({ kind, chosen, onChange }: ScopeChipsProps) {
  const [found, setFound] = useState<ReadonlyMap<string, ScopeChoice>>(new Map());
  const words = WORDS[kind];
  const load = async (q: string, signal: AbortSignal) => {
    const search = new URLSearchParams({ kind, q });
    const { rows } = await fetchJson<{ rows: ScopeChoice[] }>(`/api/entra/scope/choices?${search}`, signal);
    setFound(new Map(rows.map((row) => [row.id, row])));
    return rows.map((row) => ({
      value: row.id,
      label: row.name ?? row.id,
      detail: row.detail ?? `${row.count.toLocaleString("en-GB")} ${words.counted}`,
      unavailableReason: chosen.some(({ id }) => id === row.id) ? "Chosen already." : undefined,
    }));
  };
  return (
    <div className="mt-2 grid gap-2">
      {chosen.length === 0 ? null : (
        <ul aria-label={`Chosen ${words.list.toLowerCase()}`} className="flex flex-wrap gap-1.5">
          {chosen.map((choice) => (
            <li key={choice.id} className="max-w-full min-w-0">
              <FilterChip
                field={words.field}
                value={
                  choice.name ?? (
                    <span className="text-warning-text">No longer in Entra ({choice.id.slice(0, 8)})</span>
                  )
                }
                removeLabel={`Remove ${choice.name ?? choice.id}`}
                onRemove={() => onChange(chosen.filter(({ id }) => id !== choice.id))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="max-w-80">
        <Combobox
          label={words.list}
          placeholder={words.placeholder}
          value={null}
          onValueChange={(option) => {
            const choice = option === null ? undefined : found.get(option.value);
            if (choice !== undefined) onChange([...chosen, choice]);
          }}
          queryKey={["scope-choices", kind, chosen.length]}
          loadOptions={load}
          emptyHelp={words.help}
        />
      </div>
    </div>
  );
}
