import type { FieldKind } from "#lib/services/types.ts";

/** What each kind of field is called. */
export const KIND_NAMES: Record<FieldKind, string> = {
  text: "One line of text",
  "long-text": "Several lines of text",
  choice: "Choice",
  date: "Date",
  person: "Person",
  group: "Group",
  app: "App",
  file: "Files",
};
