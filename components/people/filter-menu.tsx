"use client";
import { ListFilter, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import { useSingleKey } from "#components/ui/use-single-key.ts";
import { peopleHref } from "#lib/directory/people-href.ts";
import type { PeopleQuery } from "#lib/directory/types.ts";
import type { FilterField } from "./filter-values.tsx";

const FilterValues = onDemand(async () => (await import("./filter-values.tsx")).FilterValues);

const FIELDS: readonly { field: FilterField; label: string; isDeskOnly?: true }[] = [
  { field: "department", label: "Department" },
  { field: "office", label: "Office" },
  { field: "manager", label: "Manager" },
  { field: "group", label: "Group", isDeskOnly: true },
  { field: "app", label: "App", isDeskOnly: true },
];

type FilterMenuProps = { query: PeopleQuery; isDesk: boolean; filterCount: number };

/** Adds a filter: first the field, then its value. F opens it. */
export function FilterMenu({ query, isDesk, filterCount }: FilterMenuProps) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [isOpen, setIsOpen] = useState(false);
  const [field, setField] = useState<FilterField | null>(null);

  useSingleKey("f", () => setIsOpen(true));

  const change = (isNowOpen: boolean) => {
    setIsOpen(isNowOpen);
    FilterValues.preload();
    if (!isNowOpen) setField(null);
  };
  const apply = (patch: Partial<PeopleQuery>, staysOpen = false) => {
    startTransition(() => router.replace(peopleHref(query, patch), { scroll: false }));
    if (!staysOpen) change(false);
  };

  return (
    <Popover open={isOpen} onOpenChange={change}>
      <PopoverTrigger>
        <Button
          size="s"
          variant="ghost"
          className="max-sm:order-first max-sm:border-line-2"
          icon={<Icon of={filterCount > 0 ? ListFilter : Plus} size={14} />}
          keys={["F"]}
        >
          Filter
        </Button>
      </PopoverTrigger>
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
    </Popover>
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
