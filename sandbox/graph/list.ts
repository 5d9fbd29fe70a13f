import type { ObjectKind, StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { expandOf, type Expand } from "./expand.ts";
import { parseFilter, type Filter } from "./filter.ts";
import { Refusal } from "./graph-error.ts";
import { decodePosition, encodePosition, isEventual, nextLink, pageSize, requireAdvanced, wantsCount } from "./paging.ts";
import { selectedProperties, show } from "./properties.ts";

/** Reads objects of a collection after our id `after`, in id order. */
export type Source = (after: number, limit: number) => StoredObject[];

export type Collection = {
  /** Entity set in @odata.context. */
  set: string;
  kind: ObjectKind;
  source: Source;
  /** Exact size, when it is cheap to know. */
  count?: () => number;
  /** Looks one object up for `prop eq 'value'` filters on keys. */
  byKey?: (property: string, value: string) => StoredObject | undefined;
  /** Mixed collections name the type of each item. */
  isMixed?: boolean;
  units: number;
};

const keyProperties = ["id", "userprincipalname", "appid", "mail"];

/** Answers a collection GET with Graph's rules for $top, $select, $expand, $filter, $search, $orderby, $count and paging. */
export function listCollection(call: GraphCall, collection: Collection): GraphReply {
  const size = pageSize(call);
  const expand = expandOf(call, collection.kind);
  const filter = readFilter(call);
  const orderBy = call.query.get("$orderby");
  const search = call.query.get("$search");
  if (search !== undefined) requireAdvanced(call, false);
  if (filter?.isAdvanced || (filter && orderBy)) requireAdvanced(call);
  if (expand && isEventual(call) && (filter || search)) throw new Refusal(400, "Request_UnsupportedQuery", "$expand is not supported with this query.");
  if (call.query.has("$skip")) throw new Refusal(400, "Request_BadRequest", "'$skip' is not supported by the service.");
  const page = orderBy || search ? sortedPage(call, collection, filter, size) : scannedPage(call, collection, filter, size);
  const select = call.query.get("$select");
  const body: Record<string, unknown> = {
    "@odata.context": context(call, `${collection.set}${contextOptions(select, expand)}`),
  };
  if (wantsCount(call) && isEventual(call) && !call.query.has("$skiptoken")) body["@odata.count"] = countAll(collection, filter, search);
  if (page.next) body["@odata.nextLink"] = nextLink(call, page.next);
  body.value = page.items.map((item) => present(call, collection, item, select, expand));
  return { status: 200, body, units: collection.units + (expand ? 1 : 0) };
}

/** The number alone, for `…/$count`. */
export function countCollection(call: GraphCall, collection: Collection): number {
  if (!isEventual(call)) throw new Refusal(400, "Request_BadRequest", "$count is not currently supported.");
  return countAll(collection, readFilter(call), call.query.get("$search"));
}

function readFilter(call: GraphCall): Filter | undefined {
  const text = call.query.get("$filter");
  return text === undefined ? undefined : parseFilter(text);
}

const contextOptions = (select: string | undefined, expand: Expand | undefined) => {
  const parts = [...(select === undefined ? [] : [select]), ...(expand ? [`${expand.relation}()`] : [])];
  return parts.length === 0 ? "" : `(${parts.join(",")})`;
};

function present(call: GraphCall, collection: Collection, item: StoredObject, select: string | undefined, expand: Expand | undefined) {
  const names = selectedProperties(collection.isMixed ? item.kind : collection.kind, collection.isMixed ? tolerant(item.kind, select) : select);
  const shown = show(item.objectId, item.doc, names, item.deletedAt);
  const typed = collection.isMixed ? { "@odata.type": `#microsoft.graph.${item.kind}`, ...shown } : shown;
  return expand ? { ...typed, ...expand.read(call.store, item) } : typed;
}

// In a mixed collection a property that one type lacks is left out for that type, not refused.
function tolerant(kind: ObjectKind, select: string | undefined): string | undefined {
  if (select === undefined) return undefined;
  const own = select.split(",").filter((name) => hasProperty(kind, name.trim()));
  return own.length === 0 ? "id" : own.join(",");
}

function hasProperty(kind: ObjectKind, name: string): boolean {
  try {
    return selectedProperties(kind, name).length === 1;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const asDoc = (item: StoredObject) => ({ ...item.doc, id: item.objectId });

function scannedPage(call: GraphCall, collection: Collection, filter: Filter | undefined, size: number) {
  const token = call.query.get("$skiptoken");
  let after = token === undefined ? 0 : Number(decodePosition("page", token).after);
  const key = keyProperties.find((name) => filter?.equals.has(name));
  if (filter && key && key !== "mail" && collection.byKey) {
    const found = collection.byKey(key, filter.equals.get(key) ?? "");
    return { items: found && filter.matches(asDoc(found)) ? [found] : [], next: undefined };
  }
  const items: StoredObject[] = [];
  for (;;) {
    const chunk = collection.source(after, filter ? 2_000 : size + 1);
    for (const item of chunk) {
      if (filter && !filter.matches(asDoc(item))) continue;
      if (items.length === size) return { items, next: encodePosition("page", { after: items.at(-1)?.id ?? 0 }) };
      items.push(item);
    }
    if (!filter || chunk.length < 2_000) return { items, next: undefined };
    after = chunk.at(-1)?.id ?? after;
  }
}

function sortedPage(call: GraphCall, collection: Collection, filter: Filter | undefined, size: number) {
  const token = call.query.get("$skiptoken");
  const offset = token === undefined ? 0 : Number(decodePosition("sorted", token).offset);
  const [property = "displayName", direction = "asc"] = (call.query.get("$orderby") ?? "displayName").split(/\s+/);
  const key = (item: StoredObject) => String(Object.entries(asDoc(item)).find(([name]) => name.toLowerCase() === property.toLowerCase())?.[1] ?? "");
  const sign = direction.toLowerCase() === "desc" ? -1 : 1;
  const all = everything(collection, filter, call.query.get("$search")).toSorted((a, b) => sign * key(a).localeCompare(key(b)) || a.id - b.id);
  const items = all.slice(offset, offset + size);
  return { items, next: offset + size < all.length ? encodePosition("sorted", { offset: offset + size }) : undefined };
}

function everything(collection: Collection, filter: Filter | undefined, search: string | undefined): StoredObject[] {
  const found: StoredObject[] = [];
  const isFound = searchPredicate(search);
  for (let after = 0; ; ) {
    const chunk = collection.source(after, 2_000);
    found.push(...chunk.filter((item) => (!filter || filter.matches(asDoc(item))) && isFound(item)));
    if (chunk.length < 2_000) return found;
    after = chunk.at(-1)?.id ?? after;
  }
}

/** `"displayName:text"` clauses joined by OR; every word must begin a word of the value. */
function searchPredicate(search: string | undefined): (item: StoredObject) => boolean {
  if (search === undefined) return () => true;
  const clauses = [...search.matchAll(/"([^":]+):([^"]*)"/g)].map(([, property = "", text = ""]) => ({ property: property.toLowerCase(), words: text.toLowerCase().split(/\s+/).filter(Boolean) }));
  if (clauses.length === 0) throw new Refusal(400, "BadRequest", "Syntax error: character ':' is expected in the $search clause.");
  return (item) =>
    clauses.some(({ property, words }) => {
      const value = Object.entries(item.doc).find(([name]) => name.toLowerCase() === property)?.[1];
      const parts = String(value ?? "").toLowerCase().split(/[^\p{L}\p{N}]+/u);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    });
}

function countAll(collection: Collection, filter: Filter | undefined, search: string | undefined): number {
  if (!filter && search === undefined && collection.count) return collection.count();
  return everything(collection, filter, search).length;
}
