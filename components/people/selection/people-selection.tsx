"use client";
import { createContext, use, useCallback, useRef, useState, type ReactNode, type RefObject } from "react";
import { MOST_PEOPLE } from "#lib/entra/actions/constants.ts";
import type { PersonRef } from "#lib/directory/types.ts";

type Selection = {
  chosen: ReadonlyMap<string, PersonRef>;
  isFull: boolean;
  /** The rows of the page that is shown, in their order. */
  page: RefObject<readonly PersonRef[]>;
  showPage: (rows: readonly PersonRef[]) => void;
  toggle: (person: PersonRef) => void;
  /** Chooses everything between the row that was chosen last and this one. */
  extendTo: (person: PersonRef) => void;
  choose: (people: readonly PersonRef[], isOn: boolean) => void;
  clear: () => void;
};

const SelectionContext = createContext<Selection | null>(null);

/** Keeps who is selected while pages, filters and people are looked at. */
export function PeopleSelection({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, PersonRef>>(new Map());
  const page = useRef<readonly PersonRef[]>([]);
  const anchor = useRef<string | null>(null);

  const showPage = useCallback((rows: readonly PersonRef[]) => {
    page.current = rows;
  }, []);
  const choose = (people: readonly PersonRef[], isOn: boolean) => {
    anchor.current = people.at(-1)?.objectId ?? null;
    setChosen((before) => changed(before, people, isOn));
  };
  const selection: Selection = {
    chosen,
    isFull: chosen.size >= MOST_PEOPLE,
    page,
    showPage,
    toggle: (person) => choose([person], !chosen.has(person.objectId)),
    extendTo: (person) => {
      const at = (objectId: string | null) => page.current.findIndex((row) => row.objectId === objectId);
      const [from, to] = [at(anchor.current), at(person.objectId)];
      if (from === -1 || to === -1) choose([person], true);
      else choose(page.current.slice(Math.min(from, to), Math.max(from, to) + 1), true);
      anchor.current = person.objectId;
    },
    choose,
    clear: () => setChosen(new Map()),
  };
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

/** Who is selected in People. Only inside `PeopleSelection`. */
export function useSelection(): Selection {
  const selection = use(SelectionContext);
  if (selection === null) throw new Error("There is no selection outside the people pages.");
  return selection;
}

function changed(
  before: ReadonlyMap<string, PersonRef>,
  people: readonly PersonRef[],
  isOn: boolean,
): ReadonlyMap<string, PersonRef> {
  const next = new Map(before);
  for (const { objectId, displayName } of people) {
    if (!isOn) next.delete(objectId);
    else if (next.size < MOST_PEOPLE) next.set(objectId, { objectId, displayName });
  }
  return next;
}
