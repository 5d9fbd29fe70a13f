import "server-only";
import type { Database } from "#db/client.ts";
import { findChoices, nameOfChoice } from "#lib/services/choices-data.ts";
import type { PlaybookInput } from "./schema.ts";

/** What a value means for an input; or why it means nothing, or not one thing. */
export type InputValue = { kind: "value"; value: string; text: string } | { kind: "refused"; why: string };

const refused = (why: string): InputValue => ({ kind: "refused", why });

/**
 * Reads a value that somebody gives for an input: an object id or the exact name for people, groups and apps that
 * may be asked for, one of the choices, a day as 2027-06-30, else the text itself. Nothing is guessed.
 */
export function readInputValue(
  db: Database,
  { kind, label, options }: Pick<PlaybookInput, "kind" | "label" | "options">,
  value: string,
): InputValue {
  const again = `Choose ${label.toLowerCase()} again.`;
  switch (kind) {
    case "person":
    case "group":
    case "app": {
      const text = nameOfChoice(db, kind, value.toLowerCase());
      if (text !== null) return { kind: "value", value: value.toLowerCase(), text };
      const [only, second] = findChoices(db, kind, value);
      if (only === undefined) return refused(again);
      if (second !== undefined) return refused(`Several are called ${value}: give the object id of one.`);
      return { kind: "value", value: only.objectId, text: only.displayName };
    }
    case "choice":
      return options.includes(value) ? { kind: "value", value, text: value } : refused(again);
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
        ? { kind: "value", value, text: value }
        : refused(again);
    case "text":
      return value === "" ? refused(again) : { kind: "value", value, text: value };
  }
}
