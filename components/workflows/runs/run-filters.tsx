"use client";
import { useRouter } from "next/navigation";
import { findPeople } from "#components/entra/find-targets.tsx";
import { ListSearch } from "#components/people/list-search.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Toolbar } from "#components/ui/page-layout.tsx";
import { Select } from "#components/ui/select.tsx";
import type { RunFilters as Filters, RunState } from "#lib/workflows/types.ts";
import { isNarrowed, runsHref, type RunsPart } from "./runs-href.ts";

const ANY = "any";
const STATES: readonly RunState[] = [
  "Queued",
  "In progress",
  "Waiting",
  "Completed",
  "Completed with errors",
  "Failed",
  "Cancelled",
];

/** Narrows the runs by word, workflow, state and person. */
export function RunFilters({ base, filters }: { base: string; filters: Filters }) {
  const router = useRouter();
  const go = (change: RunsPart) => router.replace(runsHref(base, filters, change), { scroll: false });
  const pick = (value: string) => (value === ANY ? null : value);
  const { workflow, state, person, workflows, q } = filters;
  return (
    <Toolbar className="flex-wrap py-1.5 max-sm:flex-nowrap">
      <ListSearch
        label="Search runs"
        placeholder="Name or REQ-12"
        q={q}
        hrefWithText={runsHref(base, filters, { q: "{q}" })}
        hrefWithout={runsHref(base, filters, { q: "" })}
        className="w-64 flex-none max-sm:w-56"
      />
      {base === "/workflows/runs" ? (
        <Select
          isQuiet
          aria-label="Workflow"
          className="w-52 flex-none"
          options={[
            { value: ANY, label: "Every workflow and playbook" },
            ...workflows.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={workflow?.id ?? ANY}
          onValueChange={(value) => go({ workflow: pick(value) })}
        />
      ) : null}
      <Select
        isQuiet
        aria-label="State"
        className="w-44 flex-none"
        options={[{ value: ANY, label: "Every state" }, ...STATES.map((value) => ({ value, label: value }))]}
        value={state ?? ANY}
        onValueChange={(value) => go({ state: pick(value) })}
      />
      <div className="w-52 flex-none">
        <Combobox
          label="Person"
          placeholder="Everybody"
          value={person === null ? null : { value: person.objectId, label: person.displayName }}
          onValueChange={(option) => go({ person: option?.value ?? null })}
          queryKey={["run-people"]}
          loadOptions={findPeople}
        />
      </div>
      {isNarrowed(base, filters) ? (
        <LinkButton size="s" variant="ghost" href={base} scroll={false}>
          Clear filters
        </LinkButton>
      ) : null}
    </Toolbar>
  );
}
