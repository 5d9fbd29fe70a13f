import { listChildren, listChildrenOfAll } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import type { LinkKind, ObjectKind, StoredObject } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import { Refusal } from "./graph-error.ts";
import { selectedProperties, show } from "./properties.ts";

export type Expand = {
  relation: string;
  /** The expanded relation of each item, by our id. */
  read: (store: Store, items: readonly StoredObject[]) => Map<number, Record<string, unknown>>;
};

const most = 20;

const relations: Partial<Record<ObjectKind, Record<string, LinkKind>>> = {
  user: { manager: "manager" },
  group: { owners: "owners", members: "members" },
  servicePrincipal: { owners: "appOwners" },
};

/** One relation a request; collections give at most 20 items and no nextLink. */
export function expandOf(call: GraphCall, kind: ObjectKind): Expand | undefined {
  const text = call.query.get("$expand");
  if (text === undefined) return undefined;
  if (/^\w+(\([^)]*\))?\s*,/.test(text.trim()))
    throw new Refusal(
      400,
      "Request_UnsupportedQuery",
      "Only one property can be expanded in a single query.",
    );
  const [, name = "", options = ""] = /^(\w+)(?:\((.*)\))?$/.exec(text.trim()) ?? [];
  const found = Object.entries(relations[kind] ?? {}).find(
    ([relation]) => relation.toLowerCase() === name.toLowerCase(),
  );
  if (!found)
    throw new Refusal(
      400,
      "BadRequest",
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${kind}'.`,
    );
  const [relation, link] = found;
  const select = /\$select=([^;]*)/i.exec(options)?.[1];
  const isSingle = relation === "manager";
  const namesOf = new Map<ObjectKind, readonly string[]>();
  const present = (each: StoredObject) => {
    const names = namesOf.get(each.kind) ?? selectedProperties(each.kind, select);
    namesOf.set(each.kind, names);
    return { "@odata.type": `#microsoft.graph.${each.kind}`, ...show(each.objectId, each, names) };
  };
  return {
    relation,
    read: (store, items) => {
      // Groups have many members, so those are cut off one group at a time.
      const found =
        link === "members"
          ? undefined
          : listChildrenOfAll(
              store,
              link,
              items.map((item) => item.id),
            );
      return new Map(
        items.map((item): [number, Record<string, unknown>] => {
          const related = found
            ? (found.get(item.id) ?? []).slice(0, most)
            : listChildren(store, link, item.id, 0, most);
          const shown = related.map(present);
          if (!isSingle) return [item.id, { [relation]: shown }];
          return [item.id, shown[0] ? { [relation]: shown[0] } : {}];
        }),
      );
    },
  };
}
