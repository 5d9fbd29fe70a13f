import type { ObjectKind, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { expandOf, type Expand } from "./expand.ts";
import { parseFilter, type Filter } from "./filter.ts";
import { badRequest, Refusal, unsupportedQuery } from "./graph-error.ts";
import { holds } from "./guard.ts";
import { countMatches, pageOf, type Question } from "./list-pages.ts";
import { isEventual, nextLink, pageSize, requireAdvanced, wantsCount } from "./paging.ts";
import { acceptedPermissions } from "./permissions.ts";
import { propertyName, selectedProperties, show } from "./properties.ts";
import { requireSelectable } from "./selectable.ts";
import { searchPredicate } from "./search.ts";

/** Reads objects of a collection after our id `after`, in id order. */
export type Source = (after: number, limit: number) => StoredObject[];

export type Collection = {
  /** Entity set in @odata.context. */
  set: string;
  kind: ObjectKind;
  source: Source;
  /** Exact size, when it is cheap to know. */
  count?: () => number;
  /** Looks objects up for `prop eq 'value'` filters on keys. */
  byKey?: (property: string, value: string) => StoredObject[];
  /** Reads in the order of displayName, where an index gives it. */
  byName?: (
    after: { name: string; id: number } | undefined,
    limit: number,
    isDescending: boolean,
  ) => StoredObject[];
  /** Mixed collections name the type of each item. */
  isMixed?: boolean;
  units: number;
};

/** Answers a collection GET with Graph's rules for $top, $select, $expand, $filter, $search, $orderby, $count and paging. */
export function listCollection(call: GraphCall, collection: Collection): GraphReply {
  requireSelectable(call, collection.kind);
  const question = ask(call, collection);
  const size = pageSize(call);
  const expand = expandOf(call, collection.kind);
  if (expand && isEventual(call) && (question.filter || question.search))
    throw unsupportedQuery("$expand is not supported with this query.");
  const page = pageOf(call, collection, question, size);
  const select = call.query.get("$select");
  const set = call.cast ? `${call.cast}s` : collection.set;
  const body: Record<string, unknown> = {
    "@odata.context": context(call, `${set}${contextOptions(select, expand)}`),
  };
  if (wantsCount(call) && isEventual(call) && !call.query.has("$skiptoken"))
    body["@odata.count"] = countMatches(collection, question);
  if (page.next) body["@odata.nextLink"] = nextLink(call, page.next);
  const present = presenter(call, collection, select);
  const expanded = expand?.read(call.store, page.items);
  body.value = page.items.map((item) =>
    expanded ? { ...present(item), ...expanded.get(item.id) } : present(item),
  );
  return { status: 200, body, units: collection.units + (expand ? 1 : 0) };
}

/** The number alone, for `…/$count`. */
export function countCollection(call: GraphCall, collection: Collection): number {
  if (!isEventual(call)) throw new Refusal(400, "Request_BadRequest", "$count is not currently supported.");
  return countMatches(collection, ask(call, collection, true));
}

function ask(call: GraphCall, collection: Collection, isCount = false): Question {
  if (call.query.has("$skip")) throw badRequest("'$skip' is not supported by the service.");
  const text = call.query.get("$filter");
  const filter = text === undefined ? undefined : parseFilter(text);
  const orderBy = call.query.get("$orderby");
  const search = call.query.get("$search");
  if (search !== undefined) requireAdvanced(call, false);
  if (filter && !collection.isMixed) requireKnown(collection.kind, filter);
  if (!isCount && (filter?.isAdvanced || (filter && orderBy !== undefined) || call.cast))
    requireAdvanced(call);
  const found = search === undefined ? undefined : searchPredicate(search);
  return {
    filter,
    search: found,
    cast: call.cast,
    orderBy: orderBy === undefined ? undefined : readOrder(collection, orderBy),
  };
}

function requireKnown(kind: ObjectKind, filter: Filter): void {
  const unknown = [...filter.properties].find((name) => !propertyName(kind, name));
  if (unknown)
    throw new Refusal(
      400,
      "BadRequest",
      `Invalid filter clause: Could not find a property named '${unknown}' on type 'microsoft.graph.${kind}'.`,
    );
}

function readOrder(collection: Collection, text: string): { property: string; isDescending: boolean } {
  const [asked = "", direction = "asc"] = text.trim().split(/\s+/);
  const property = propertyName(collection.kind, asked);
  if (!property)
    throw new Refusal(
      400,
      "BadRequest",
      `Could not find a property named '${asked}' on type 'microsoft.graph.${collection.kind}'.`,
    );
  return { property, isDescending: direction.toLowerCase() === "desc" };
}

const contextOptions = (select: string | undefined, expand: Expand | undefined) => {
  const parts = [...(select === undefined ? [] : [select]), ...(expand ? [`${expand.relation}()`] : [])];
  return parts.length === 0 ? "" : `(${parts.join(",")})`;
};

// What a token must allow for objects of a kind to show more than type and id in a mixed collection.
const readableThrough: Partial<Record<ObjectKind, string>> = {
  user: "/users",
  group: "/groups",
  servicePrincipal: "/serviceprincipals",
};

function presenter(call: GraphCall, collection: Collection, select: string | undefined) {
  if (!collection.isMixed) {
    const names = selectedProperties(collection.kind, select);
    return (item: StoredObject): Record<string, unknown> => show(item.objectId, item, names, item.deletedAt);
  }
  const namesOf = new Map<ObjectKind, readonly string[]>();
  const readable = new Map<ObjectKind, boolean>();
  return (item: StoredObject): Record<string, unknown> => {
    const { kind } = item;
    const names = namesOf.get(kind) ?? tolerant(kind, select);
    namesOf.set(kind, names);
    const through = readableThrough[kind];
    const isReadable =
      readable.get(kind) ??
      (through === undefined || holds(call, ...(acceptedPermissions("GET", through) ?? [])));
    readable.set(kind, isReadable);
    return {
      "@odata.type": `#microsoft.graph.${kind}`,
      ...show(item.objectId, isReadable ? item : nothing, names, item.deletedAt),
    };
  };
}

const nothing = { doc: {} };

// In a mixed collection a property that one type lacks is left out for that type, not refused.
function tolerant(kind: ObjectKind, select: string | undefined): readonly string[] {
  if (select === undefined) return selectedProperties(kind, undefined);
  const own = select.split(",").flatMap((name) => propertyName(kind, name.trim()) ?? []);
  return own.length === 0 ? ["id"] : own;
}
