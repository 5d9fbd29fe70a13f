import type { Store } from "../store/store.ts";
import type { LinkKind, ObjectKind } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import { parseFilter } from "./filter.ts";
import { badRequest } from "./graph-error.ts";
import type { Position } from "./paging.ts";
import { selectedProperties } from "./properties.ts";

export type DeltaRules = {
  set: string;
  kind: ObjectKind;
  relations: Record<string, LinkKind>;
  defaultRelations: readonly string[];
};

/** What a round was begun with: every page of it follows the same options. */
export type DeltaRound = {
  call: GraphCall;
  rules: DeltaRules;
  store: Store;
  names: readonly string[];
  relations: readonly string[];
  select: string;
  ids: string;
};

/** A round as its first call asks for it. */
export function openRound(call: GraphCall, rules: DeltaRules): DeltaRound {
  const filter = call.query.get("$filter");
  const ids = filter === undefined ? "" : filteredIds(filter);
  return roundOf(call, rules, call.query.get("$select"), ids);
}

/** The round that a token goes on with: its options are those of the first call. */
export function goOnRound(call: GraphCall, rules: DeltaRules, { select, ids }: Position): DeltaRound {
  return roundOf(call, rules, select === "" ? undefined : String(select), String(ids));
}

function filteredIds(filter: string): string {
  const ids = [...filter.matchAll(/id\s+eq\s+'?([0-9a-f-]{36})'?/gi)].map((match) =>
    (match[1] ?? "").toLowerCase(),
  );
  parseFilter(filter);
  if (ids.length === 0) throw badRequest("Only filtering on id is supported for delta queries.");
  if (ids.length > 50) throw badRequest("Too many id filters. Max allowed: 50.");
  return ids.join(",");
}

function roundOf(call: GraphCall, rules: DeltaRules, select: string | undefined, ids: string): DeltaRound {
  const all = Object.keys(rules.relations);
  const names = selectedProperties(rules.kind, select, all);
  const isRelation = (name: string) => all.includes(name);
  return {
    call,
    rules,
    store: call.store,
    select: select ?? "",
    ids,
    names: names.filter((name) => !isRelation(name)),
    relations: select === undefined ? rules.defaultRelations : names.filter(isRelation),
  };
}
