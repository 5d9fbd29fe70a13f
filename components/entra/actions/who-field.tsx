"use client";
import { UserPlus } from "lucide-react";
import { useId, useState } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { MOST_PEOPLE } from "#lib/entra/actions/constants.ts";
import { findPeopleBut } from "../find-targets.tsx";
import { ChipRemove } from "./chip-remove.tsx";
import type { PersonRef } from "./use-action-form.ts";

type WhoFieldProps = {
  people: readonly PersonRef[];
  /** Others may be added. */
  takesMore: boolean;
  isDisabled: boolean;
  onPeopleChange: (people: readonly PersonRef[]) => void;
};

/** Who it is done to: the person of the panel, and others on demand. */
export function WhoField({ people, takesMore, isDisabled, onPeopleChange }: WhoFieldProps) {
  const labelId = useId();
  const [isAdding, setAdding] = useState(false);
  const [first] = people;
  const load = findPeopleBut((objectId) =>
    people.some((one) => one.objectId === objectId) ? "Chosen already." : undefined,
  );
  return (
    <fieldset aria-labelledby={labelId} className="grid min-w-0 gap-1.5">
      <div className="flex items-start gap-2">
        <span id={labelId} className="w-8 flex-none pt-1 text-12 font-medium text-ink-2 touch:pt-3">
          Who
        </span>
        <ul className="flex min-w-0 flex-1 flex-wrap gap-1">
          {people.map((person) => (
            <li
              key={person.objectId}
              className="flex h-6 max-w-full items-center gap-1.5 rounded-full border border-line-2 bg-surface pl-0.5 text-12 touch:h-10 touch:pl-2"
            >
              <Avatar name={person.displayName} objectId={person.objectId} size={20} />
              <span className="min-w-0 truncate pr-2 [&:not(:last-child)]:pr-0">{person.displayName}</span>
              {person === first ? null : (
                <ChipRemove
                  label={`Leave out ${person.displayName}`}
                  isDisabled={isDisabled}
                  onRemove={() => onPeopleChange(people.filter((one) => one !== person))}
                />
              )}
            </li>
          ))}
        </ul>
        {takesMore && !isAdding ? (
          <Button
            size="s"
            variant="ghost"
            icon={<Icon of={UserPlus} size={14} />}
            className="-mr-2"
            disabled={isDisabled}
            onClick={() => setAdding(true)}
          >
            Add people
          </Button>
        ) : null}
      </div>
      {isAdding && !isDisabled && people.length < MOST_PEOPLE ? (
        <Combobox
          // It opens on a click, so the focus goes where the click leads.
          ref={focusOnce}
          label="Add people"
          placeholder="Find a person"
          size="s"
          value={null}
          onValueChange={(option) => {
            if (option !== null)
              onPeopleChange([...people, { objectId: option.value, displayName: option.label }]);
          }}
          queryKey={["form-people", people.length]}
          loadOptions={load}
          emptyTitle={(query) => `No one called “${query}”`}
          emptyHelp="People out of scope are not offered."
        />
      ) : null}
      {people.length >= MOST_PEOPLE ? (
        <p className="text-12 text-ink-3">{`${MOST_PEOPLE} people at once is the most.`}</p>
      ) : null}
    </fieldset>
  );
}

/** Stable, so that it runs only when the input appears. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
