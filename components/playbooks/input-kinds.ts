import type { OwnFact, PlaybookInput } from "#lib/playbooks/schema.ts";
import type { FieldKind } from "#lib/services/types.ts";

type Kind = PlaybookInput["kind"];

/** What each kind of input is called. */
export const INPUT_NAMES: Record<Kind, string> = {
  person: "Person",
  group: "Group",
  app: "App",
  text: "Text",
  date: "Date",
  choice: "Choice",
};

/** Which fields of a form can fill it. */
export const FIELDS_FOR: Record<Kind, readonly FieldKind[]> = {
  person: ["person"],
  group: ["group"],
  app: ["app"],
  text: ["text", "long-text", "choice"],
  date: ["date"],
  choice: ["choice"],
};

/** What of the requester in the directory can fill it. */
export const FACTS_FOR: Partial<Record<Kind, readonly { value: OwnFact; label: string }[]>> = {
  person: [{ value: "manager", label: "The requester’s manager" }],
  text: [
    { value: "department", label: "The requester’s department" },
    { value: "jobTitle", label: "The requester’s job title" },
    { value: "officeLocation", label: "The requester’s office" },
  ],
};

/** A new input of a kind, with a key that no other has: texts name it by that. */
export function newInput(
  kind: Kind,
  inputs: readonly PlaybookInput[],
  label = INPUT_NAMES[kind],
): PlaybookInput {
  const isFree = (key: string) => inputs.every((each) => each.key !== key);
  const numbers = Array.from(inputs, (_, at) => at + 2);
  const key = isFree(kind) ? kind : `${kind}-${numbers.find((n) => isFree(`${kind}-${n}`)) ?? 2}`;
  const isNamed = (name: string) => inputs.some((each) => each.label === name);
  const free = isNamed(label)
    ? `${label} ${numbers.find((n) => !isNamed(`${label} ${n}`)) ?? ""}`.trim()
    : label;
  return {
    key,
    label: free,
    kind,
    field: "",
    isReadFromText: kind !== "text",
    directory: "",
    isRequired: true,
    question: "",
    options: [],
  };
}
