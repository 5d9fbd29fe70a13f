"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { findPeopleBut } from "#components/entra/find-targets.tsx";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "#components/ui/popover.tsx";
import type { PersonRef } from "#lib/directory/types.ts";

type CompareButtonProps = { person: PersonRef; label: string };

/** Asks for another person and opens both side by side. */
export function CompareButton({ person, label }: CompareButtonProps) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const load = findPeopleBut((objectId) => (objectId === person.objectId ? "The same person." : undefined));
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger>
        <Button size="s">{label}</Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Compare access" align="end" className="w-80">
        <Field label="Same access as" help={`Shows what ${person.displayName} and that person have.`}>
          {(control) => (
            <Combobox
              {...control}
              ref={focusOnce}
              label="People"
              placeholder="Find a person"
              value={null}
              onValueChange={(option) => {
                if (option === null) return;
                setOpen(false);
                router.push(`/people/${person.objectId}/compare?with=${option.value}`);
              }}
              queryKey={["compare-people"]}
              loadOptions={load}
              emptyTitle={(query) => `No one called “${query}”`}
            />
          )}
        </Field>
      </PopoverContent>
    </Popover>
  );
}

/** It opens on a click, so the focus goes where the click leads. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
