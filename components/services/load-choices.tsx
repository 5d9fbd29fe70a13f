import { AppWindow, Users } from "lucide-react";
import { fetchJson } from "#components/entra/fetch-json.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { ComboboxOption, LoadOptions } from "#components/ui/use-combobox-options.ts";
import type { FieldKind, FormChoice } from "#lib/services/types.ts";

/** Where the options of a field come from. */
export type ChoiceSource = (field: { key: string; kind: FieldKind }) => LoadOptions;

/** What an offered service lets its askers choose from. */
export const choicesOf =
  (service: string): ChoiceSource =>
  ({ key, kind }) =>
    loader(kind, (q) => `/api/services/choices?${new URLSearchParams({ service, field: key, q })}`);

const PREVIEW: Partial<Record<FieldKind, string>> = {
  person: "/api/people",
  group: "/api/groups",
  app: "/api/apps",
};

/** The same for an admin who looks at a form that is not saved. */
export const previewChoices: ChoiceSource = ({ kind }) =>
  loader(kind, (q) => `${PREVIEW[kind] ?? ""}?${new URLSearchParams({ q })}`);

function loader(kind: FieldKind, urlOf: (q: string) => string): LoadOptions {
  return async (query, signal) => {
    const { rows } = await fetchJson<{ rows: readonly FormChoice[] }>(urlOf(query), signal);
    return rows.map((row) => toOption(kind, row));
  };
}

function toOption(kind: FieldKind, { objectId, displayName, detail }: FormChoice): ComboboxOption {
  const icon =
    kind === "person" ? (
      <Avatar name={displayName} objectId={objectId} size={20} />
    ) : (
      <Icon of={kind === "group" ? Users : AppWindow} size={14} />
    );
  return { value: objectId, label: displayName, detail, icon };
}
