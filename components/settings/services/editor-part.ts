import type { ServiceDraft } from "./service-draft.ts";

/** What every part of the editor gets: the draft, how it changes, and what is wrong where. */
export type EditorPart = {
  draft: ServiceDraft;
  onChange: (part: Partial<ServiceDraft>) => void;
  errors: Readonly<Record<string, string>>;
};
