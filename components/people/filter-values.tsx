"use client";
import { ArrowLeft, Check } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { PeopleQuery } from "#lib/directory/types.ts";

export type FilterField = "department" | "office" | "manager" | "group" | "app";
type Choice = { value: string; label: string; detail: string; isOn: boolean };
type Facets = Record<"departments" | "offices", { value: string; count: number }[]>;
type Rows = { rows: { objectId: string; displayName: string; detail: string }[] };

const DEBOUNCE_MS = 150;
const SOURCE: Record<FilterField, { title: string; url: (text: string) => string }> = {
  department: { title: "Department", url: () => "/api/people/facets" },
  office: { title: "Office", url: () => "/api/people/facets" },
  manager: { title: "Manager", url: (text) => `/api/people?q=${encodeURIComponent(text)}` },
  group: { title: "Group", url: (text) => `/api/groups?q=${encodeURIComponent(text)}` },
  app: { title: "App", url: (text) => `/api/apps?q=${encodeURIComponent(text)}` },
};

type FilterValuesProps = {
  field: FilterField;
  query: PeopleQuery;
  onApply: (patch: Partial<PeopleQuery>, staysOpen?: boolean) => void;
  onBack: () => void;
};

/** The values of one field, narrowed by typing: several departments or offices, one of the others. */
export function FilterValues({ field, query, onApply, onBack }: FilterValuesProps) {
  const [text, setText] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const { choices, problem } = useChoices(field, text, query);

  const pick = (choice: Choice) => {
    if (field === "department") onApply({ departments: toggled(query.departments, choice.value) }, true);
    else if (field === "office") onApply({ offices: toggled(query.offices, choice.value) }, true);
    else if (field === "manager") onApply({ managerObjectId: choice.value, hasNoManager: false });
    else if (field === "group") onApply({ groupObjectId: choice.value });
    else onApply({ appObjectId: choice.value });
  };
  const move = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.max(0, Math.min(buttons.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
  };
  const { title } = SOURCE[field];
  return (
    <fieldset aria-label={title} className="grid min-w-0 gap-1">
      <div className="flex items-center gap-1">
        <IconButton label="All fields" size="s" icon={<Icon of={ArrowLeft} size={14} />} onClick={onBack} />
        <Input
          ref={focusOnce}
          onKeyDown={move}
          aria-label={`Find ${title.toLowerCase()}`}
          placeholder={title}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <ul ref={list} aria-label={title} className="max-h-72 overflow-auto">
        {choices === undefined && problem === undefined ? <WaitingRows /> : null}
        {choices?.map((choice) => (
          <li key={choice.value}>
            <button
              type="button"
              aria-pressed={choice.isOn}
              onKeyDown={move}
              onClick={() => pick(choice)}
              className="flex h-8 w-full items-center gap-2 rounded-ctl px-2 text-left hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2 touch:h-11"
            >
              <span className="min-w-0 flex-1 truncate">{choice.label}</span>
              <span className="max-w-28 flex-none truncate text-12 text-ink-3 tabular-nums">
                {choice.detail}
              </span>
              <Icon of={Check} size={14} className={choice.isOn ? "" : "invisible"} />
            </button>
          </li>
        ))}
      </ul>
      <output className="block px-2 pb-1 text-12 text-ink-3 empty:hidden">
        {problem ?? (choices?.length === 0 ? "Nothing matches." : "")}
      </output>
    </fieldset>
  );
}

/** The shape of values to come, after 300 ms. */
function WaitingRows() {
  return [96, 128, 80].map((width) => (
    <li key={width} aria-hidden="true" className="flex h-8 items-center px-2 [animation:fade_1ms_300ms_both]">
      <Skeleton width={width} />
    </li>
  ));
}

/** The person just chose this field: its search box has the focus. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}

/** Loads what can be chosen; an older answer never replaces a newer one. */
function useChoices(field: FilterField, text: string, query: PeopleQuery) {
  const [answer, setAnswer] = useState<{ facets?: Facets; rows?: Rows["rows"]; problem?: string }>({});
  const isFacet = field === "department" || field === "office";
  const url = SOURCE[field].url(text);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(url, { signal: stop.signal });
          if (!response.ok) throw new Error(`status ${response.status}`);
          // Our own route; its shape is fixed by lib/directory/types.ts.
          const body = (await response.json()) as Partial<Facets & Rows>;
          setAnswer(
            isFacet
              ? { facets: { departments: body.departments ?? [], offices: body.offices ?? [] } }
              : { rows: body.rows ?? [] },
          );
        } catch {
          if (!stop.signal.aborted) setAnswer({ problem: "The list didn't load. Close this and try again." });
        }
      },
      text === "" ? 0 : DEBOUNCE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, isFacet, text]);

  if (isFacet) {
    const values = field === "department" ? answer.facets?.departments : answer.facets?.offices;
    const chosen = field === "department" ? query.departments : query.offices;
    const wanted = text.trim().toLocaleLowerCase();
    const choices = values
      ?.filter(({ value }) => value.toLocaleLowerCase().includes(wanted))
      .map(({ value, count }): Choice => ({
        value,
        label: value,
        detail: String(count),
        isOn: chosen.includes(value),
      }));
    return { choices, problem: answer.problem };
  }
  const choices = answer.rows?.map((row): Choice => ({
    value: row.objectId,
    label: row.displayName,
    detail: row.detail,
    isOn: false,
  }));
  return { choices, problem: answer.problem };
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((item) => item !== value) : [...values, value];
}
