"use client";
import { useState } from "react";
import type { Scope, ScopeChoice } from "#lib/entra/scope/types.ts";
import type { ChoiceKind } from "./scope-chips.tsx";

type Part = { by: string; chosen: Partial<Record<ChoiceKind, ScopeChoice[]>> };

/** The scope as a form holds it: every choice is kept while another way of choosing is looked at. */
export function useScopeDraft(saved: Scope, named: { groups: ScopeChoice[]; people: ScopeChoice[] }) {
  const partOf = (part: Scope["groups"] | Scope["people"], choices: ScopeChoice[]): Part => ({
    by: part.by,
    chosen: isKind(part.by) ? { [part.by]: choices } : {},
  });
  const start = () => ({
    groups: partOf(saved.groups, named.groups),
    people: partOf(saved.people, named.people),
    includeGuests: saved.includeGuests,
    includeBlocked: saved.includeBlocked,
  });
  const [form, setForm] = useState(start);
  const draft = toScope(form);
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  return {
    form,
    draft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(toScope(start())),
    change,
    setBy: (side: "groups" | "people", by: string) => change({ [side]: { ...form[side], by } }),
    setChosen: (side: "groups" | "people", kind: ChoiceKind, chosen: ScopeChoice[]) =>
      change({ [side]: { by: kind, chosen: { ...form[side].chosen, [kind]: chosen } } }),
    discard: () => setForm(start),
  };
}

const isKind = (by: string): by is ChoiceKind => by === "groups" || by === "units" || by === "ou";

function toScope(form: {
  groups: Part;
  people: Part;
  includeGuests: boolean;
  includeBlocked: boolean;
}): Scope {
  const { includeGuests, includeBlocked } = form;
  const ids = (part: Part) => (isKind(part.by) ? (part.chosen[part.by] ?? []).map(({ id }) => id) : []);
  const groups: Scope["groups"] =
    form.groups.by === "groups" || form.groups.by === "units"
      ? { by: form.groups.by, objectIds: ids(form.groups) }
      : { by: "all" };
  const people: Scope["people"] =
    form.people.by === "groups" || form.people.by === "units"
      ? { by: form.people.by, objectIds: ids(form.people) }
      : form.people.by === "ou"
        ? { by: "ou", paths: ids(form.people) }
        : { by: "everyone" };
  return { includeGuests, includeBlocked, groups, people };
}
