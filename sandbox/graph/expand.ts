import type { Store } from "../store/store.ts";
import type { LinkKind, ObjectKind, StoredObject } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import { Refusal } from "./graph-error.ts";
import { selectedProperties, show } from "./properties.ts";

export type Expand = { relation: string; read: (store: Store, item: StoredObject) => Record<string, unknown> };

const relations: Partial<Record<ObjectKind, Record<string, LinkKind>>> = {
  user: { manager: "manager" },
  group: { owners: "owners", members: "members" },
};

/** One relation a request; collections give at most 20 items and no nextLink. */
export function expandOf(call: GraphCall, kind: ObjectKind): Expand | undefined {
  const text = call.query.get("$expand");
  if (text === undefined) return undefined;
  const [, name = "", options = ""] = /^(\w+)(?:\((.*)\))?$/.exec(text.trim()) ?? [];
  const found = Object.entries(relations[kind] ?? {}).find(([relation]) => relation.toLowerCase() === name.toLowerCase());
  if (!found) throw new Refusal(400, "BadRequest", `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${kind}'.`);
  const [relation, link] = found;
  const select = /\$select=([^;]*)/i.exec(options)?.[1];
  const isSingle = relation === "manager";
  return {
    relation,
    read: (store, item) => {
      const related = store.children(link, item.id, 0, isSingle ? 1 : 20).filter((each) => each.deletedAt === null);
      const shown = related.map((each) => ({
        "@odata.type": `#microsoft.graph.${each.kind}`,
        ...show(each.objectId, each, selectedProperties(each.kind, select)),
      }));
      if (isSingle) return shown[0] ? { [relation]: shown[0] } : {};
      return { [relation]: shown };
    },
  };
}
