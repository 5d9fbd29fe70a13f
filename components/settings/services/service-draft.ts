import type { ServiceInput } from "#lib/services/schema.ts";
import { SERVICE_ICONS } from "#lib/services/constants.ts";
import type { FormField, ServiceSettings } from "#lib/services/types.ts";

export type ServiceDraft = ServiceInput;

const NEW_SERVICE: ServiceDraft = {
  key: null,
  version: 0,
  title: "",
  description: "",
  icon: "other",
  fields: [],
  audience: { kind: "everybody" },
  defaultAssigneeId: null,
  forWhom: "self",
  asksTitle: false,
};

/** The editor's start: a service as it is, or an empty one. */
export function draftOf(service: ServiceSettings | null): ServiceDraft {
  if (service === null) return NEW_SERVICE;
  const { key, version, title, description, fields, audience, forWhom, asksTitle } = service;
  const icon = SERVICE_ICONS.find((name) => name === service.icon) ?? "other";
  const defaultAssigneeId = service.defaultAssignee?.id ?? null;
  return { key, version, title, description, icon, fields, audience, defaultAssigneeId, forWhom, asksTitle };
}

/** A new, empty field with a key that no other one has or had: answers are kept by key. */
export function newField(): FormField {
  const key = `f-${crypto.randomUUID().slice(0, 8)}`;
  return { key, kind: "text", label: "", help: "", isRequired: false, options: [] };
}

/** What is wrong inside one field, by its part: "fields.2.label" → "label". */
export function errorsOfField(errors: Readonly<Record<string, string>>, at: number): Record<string, string> {
  const begin = `fields.${at}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([path]) => path.startsWith(begin))
      .map(([path, message]) => [path.slice(begin.length).split(".")[0] ?? "", message]),
  );
}
