import { z } from "zod";
import { listActions } from "#lib/entra/actions/registry.ts";
import type { ActionField } from "#lib/entra/actions/types.ts";

const keys = listActions().map(({ key }) => key);

/** Which action on whom; the action's own schema decides about `input` at the gate. */
export const actionArguments = {
  action: z.enum(keys).describe(
    listActions()
      .map(({ key, sentence }) => `${key}: ${sentence}`)
      .join(" "),
  ),
  person: z.guid("This is no object id. Find the person with search_people.").toLowerCase(),
  input: z.record(z.string().max(64), z.string().max(400)).default({}),
};

/** What each action takes, as JSON Schema: from the registry, so that a new action is here by itself. */
export const actionProperties = {
  person: { type: "string", format: "uuid", description: "The person's object id, from search_people." },
  input: {
    type: "object",
    description: "What the action is about beside the person; left out where the action takes nothing.",
    anyOf: [...withFields(), withoutFields()],
  },
};

function withFields() {
  return listActions().flatMap(({ key, input, fields }) => {
    if (fields.length === 0) return [];
    const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: "input" });
    const described = fields.map((field) => [
      field.name,
      { ...Object(schema.properties?.[field.name]), description: wordsOf(field) },
    ]);
    return [{ ...schema, title: key, properties: Object.fromEntries(described) }];
  });
}

function withoutFields() {
  const without = listActions().flatMap(({ key, fields }) => (fields.length === 0 ? [key] : []));
  return { type: "object", title: without.join(", "), properties: {}, additionalProperties: false };
}

function wordsOf({ kind, label }: ActionField): string {
  if (kind === "group") return `${label}: its object id, from search_groups.`;
  if (kind === "app") return `${label}: its object id, from search_apps.`;
  return `${label}: one of the choices that will_it_work lists.`;
}
