"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { PopoverContent } from "#components/ui/popover.tsx";
import { peopleHref } from "#lib/directory/people-href.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";
import { FilterValues, type FilterField } from "./filter-values.tsx";

const FIELDS: readonly { field: FilterField; label: string; isDeskOnly?: true }[] = [
  { field: "department", label: "Department" },
  { field: "office", label: "Office" },
  { field: "manager", label: "Manager" },
  { field: "group", label: "Group", isDeskOnly: true },
  { field: "app", label: "App", isDeskOnly: true },
];

type FilterPanelProps = { query: PeopleQuery; isDesk: boolean; onClose: () => void };

/** What People can be filtered by: first the field, then its value. */
export function FilterPanel({ query, isDesk, onClose }: FilterPanelProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [field, setField] = useState<FilterField | null>(null);
  const apply = (patch: Partial<PeopleQuery>, staysOpen = false) => {
    startTransition(() => router.replace(peopleHref(query, patch), { scroll: false }));
    if (!staysOpen) onClose();
  };
  return (
    <PopoverContent aria-label="Filter people" className="w-72 p-1">
      {field === null ? (
        <ul aria-label="Fields">
          {FIELDS.filter((item) => isDesk || item.isDeskOnly !== true).map((item) => (
            <li key={item.field}>
              <FieldButton onClick={() => setField(item.field)}>{item.label}</FieldButton>
            </li>
          ))}
          <li>
            <FieldButton onClick={() => apply({ hasNoManager: true, managerObjectId: null })}>
              Has no manager
            </FieldButton>
          </li>
        </ul>
      ) : (
        <FilterValues field={field} query={query} onApply={apply} onBack={() => setField(null)} />
      )}
    </PopoverContent>
  );
}

function FieldButton({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex h-8 w-full items-center rounded-ctl px-2 text-left hover:bg-hover focus-visible:bg-hover touch:h-11"
    >
      {children}
    </button>
  );
}
