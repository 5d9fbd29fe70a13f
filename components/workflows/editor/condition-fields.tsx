"use client";
import { Trash2 } from "lucide-react";
import { useId } from "react";
import { Field } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Condition } from "#lib/workflows/schema.ts";
import { ChooseField } from "./choose-field.tsx";
import { GroupField } from "./group-field.tsx";
import { formFields, type WordBook } from "./step-words.ts";

const SUBJECTS = [
  { value: "department", label: "Department" },
  { value: "jobTitle", label: "Job title" },
  { value: "officeLocation", label: "Office" },
  { value: "has-manager", label: "Has a manager" },
  { value: "in-group", label: "Is in a group" },
] as const;
const OPS = [
  { value: "is", label: "is" },
  { value: "is-not", label: "is not" },
  { value: "contains", label: "contains" },
  { value: "is-empty", label: "is empty" },
  { value: "is-not-empty", label: "is not empty" },
] as const;
const TRUTH = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
] as const;
/** Answers of the form stand behind the facts of the person in one list. */
const FORM = "form:";

type ConditionFieldsProps = {
  number: number;
  condition: Condition;
  errors: Readonly<Record<string, string>>;
  book: WordBook;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** One condition: what is looked at, how, and with what it is compared. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { number, condition, errors, book, onChange, onRemove } = props;
  const subjects = [
    ...SUBJECTS,
    ...formFields(book).map(({ key, label }) => ({
      value: `${FORM}${key}`,
      label: `${book.answersName ?? "Form"}: ${label}`,
    })),
  ];
  return (
    <fieldset className="grid gap-3 border-t border-line pt-3">
      <legend className="sr-only">{`Condition ${number}`}</legend>
      <div className="flex items-end gap-1.5">
        <Field label={`Condition ${number}`} className="min-w-0 flex-1">
          {(control) => (
            <Select
              {...control}
              options={subjects}
              value={subjectOf(condition)}
              onValueChange={(value) => onChange(conditionOn(value, condition))}
            />
          )}
        </Field>
        <IconButton
          label={`Remove condition ${number}`}
          icon={<Icon of={Trash2} size={14} />}
          onClick={onRemove}
        />
      </div>
      {condition.kind === "person" || condition.kind === "form" ? (
        <Compared condition={condition} errors={errors} book={book} onChange={onChange} />
      ) : null}
      {condition.kind === "in-group" ? (
        <GroupField
          error={errors["group.objectId"]}
          value={condition.group}
          onChange={(group) => onChange({ ...condition, group })}
        />
      ) : null}
      {condition.kind === "in-group" || condition.kind === "has-manager" ? (
        <ChooseField
          label="Must be so"
          options={TRUTH}
          value={condition.is ? "yes" : "no"}
          onChange={(value) => onChange({ ...condition, is: value === "yes" })}
        />
      ) : null}
    </fieldset>
  );
}

type ComparedProps = Pick<ConditionFieldsProps, "errors" | "book" | "onChange"> & {
  condition: Extract<Condition, { op: unknown }>;
};

function Compared({ condition, errors, book, onChange }: ComparedProps) {
  const listId = useId();
  const asksValue = condition.op !== "is-empty" && condition.op !== "is-not-empty";
  const known = suggestionsFor(condition, book);
  return (
    <div className="grid grid-cols-2 gap-3">
      <ChooseField
        label="How"
        options={OPS}
        value={condition.op}
        onChange={(op) => onChange({ ...condition, op })}
      />
      {asksValue ? (
        <Field label="Value" error={errors["value"]}>
          {(control) => (
            <>
              <Input
                {...control}
                list={listId}
                maxLength={200}
                value={condition.value}
                onChange={(event) => onChange({ ...condition, value: event.target.value })}
              />
              <datalist id={listId}>
                {known.map((value) => (
                  <option key={value} value={value}>
                    {value}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      ) : null}
    </div>
  );
}

function suggestionsFor(condition: ComparedProps["condition"], book: WordBook): readonly string[] {
  if (condition.kind === "form")
    return formFields(book).find(({ key }) => key === condition.field)?.options ?? [];
  if (condition.fact === "department") return book.choices.departments;
  return condition.fact === "officeLocation" ? book.choices.offices : [];
}

function subjectOf(condition: Condition): string {
  if (condition.kind === "person") return condition.fact;
  return condition.kind === "form" ? `${FORM}${condition.field}` : condition.kind;
}

/** A condition on something else; how it compares stays, where that is asked again. */
function conditionOn(subject: string, was: Condition): Condition {
  const op = "op" in was ? was.op : "is";
  if (subject === "has-manager") return { kind: "has-manager", is: true };
  if (subject === "in-group") return { kind: "in-group", group: { objectId: "", displayName: "" }, is: true };
  if (subject.startsWith(FORM)) return { kind: "form", field: subject.slice(FORM.length), op, value: "" };
  const fact = subject === "jobTitle" || subject === "officeLocation" ? subject : "department";
  return { kind: "person", fact, op, value: "" };
}
