"use client";
import { Plus } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Condition, Conditions } from "#lib/workflows/schema.ts";
import { ChooseField } from "./choose-field.tsx";
import { ConditionFields } from "./condition-fields.tsx";
import { newCondition } from "./document-edit.ts";
import type { WordBook } from "./step-words.ts";

const MATCH = [
  { value: "all", label: "All of these are so" },
  { value: "any", label: "At least one of these is so" },
] as const;
const MOST = 10;

type ConditionsSettingsProps = {
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
  errors: Readonly<Record<string, string>>;
  book: WordBook;
  /** Said while there is none. */
  empty: string;
};

/** Conditions of a workflow or a branch, one below the other. */
export function ConditionsSettings({ conditions, onChange, errors, book, empty }: ConditionsSettingsProps) {
  const { match, list } = conditions;
  const change = (next: Condition[]) => onChange({ match, list: next });
  return (
    <>
      {list.length > 1 ? (
        <ChooseField
          label="When"
          options={MATCH}
          value={match}
          onChange={(next) => onChange({ match: next, list })}
        />
      ) : null}
      {list.length === 0 ? <p className="text-ink-2">{empty}</p> : null}
      {list.map((condition, at) => (
        <ConditionFields
          // A condition has no other identity than its place.
          key={at}
          number={at + 1}
          condition={condition}
          errors={within(errors, `list.${at}.`)}
          book={book}
          onChange={(next) => change(list.with(at, next))}
          onRemove={() => change(list.toSpliced(at, 1))}
        />
      ))}
      {errors["list"] === undefined ? null : (
        <p role="alert" className="text-12 text-danger-text">
          {errors["list"]}
        </p>
      )}
      <div>
        <Button
          size="s"
          icon={<Icon of={Plus} size={14} />}
          disabledReason={list.length >= MOST ? `Use at most ${MOST} conditions.` : undefined}
          onClick={() => change([...list, newCondition()])}
        >
          Add condition
        </Button>
      </div>
    </>
  );
}

/** The errors below a path, with the path taken off. */
export function within(errors: Readonly<Record<string, string>>, path: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([key, message]) =>
      key.startsWith(path) ? [[key.slice(path.length), message]] : [],
    ),
  );
}
