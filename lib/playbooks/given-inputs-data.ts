import "server-only";
import type { Database } from "#db/client.ts";
import { DeskError } from "#lib/platform/errors.ts";
import { readInputValue } from "./input-value-data.ts";
import type { Filled, PlaybookInput } from "./schema.ts";

/** Inputs that a program gives by their keys. Throws `DeskError` for one that is unknown, or means nothing. */
export function readGivenInputs(
  db: Database,
  inputs: readonly PlaybookInput[],
  given: Readonly<Record<string, string>>,
): Filled[] {
  return Object.entries(given).map(([key, raw]) => {
    const input = inputs.find((each) => each.key === key);
    const refuse = (why: string) => new DeskError("invalid-input", `inputs.${key}: ${why}`);
    if (input === undefined) throw refuse("The playbook has no such input.");
    const read = readInputValue(db, input, raw.trim());
    if (read.kind === "refused") throw refuse(read.why);
    const { label, kind } = input;
    return { key, label, kind, value: read.value, text: read.text, source: "key" };
  });
}
