import type { StoredObject } from "../store/types.ts";
import type { GraphCall } from "./call.ts";
import type { Filter } from "./filter.ts";
import type { Collection } from "./list.ts";
import { decodePosition, encodePosition } from "./paging.ts";

export type Question = {
  filter: Filter | undefined;
  search: ((item: StoredObject) => boolean) | undefined;
  /** Only objects of this kind, by an OData cast. */
  cast: string | undefined;
  orderBy: { property: string; isDescending: boolean } | undefined;
};

export type Page = { items: StoredObject[]; next: string | undefined };

const keyProperties = ["id", "userprincipalname", "appid", "mail"];
const chunkSize = 2_000;

/** The page of a collection that the call's $skiptoken asks for. */
export function pageOf(call: GraphCall, collection: Collection, question: Question, size: number): Page {
  const { orderBy, filter, search } = question;
  if (orderBy?.property === "displayName" && collection.byName && !filter && !search)
    return namedPage(call, collection, collection.byName, orderBy.isDescending, size);
  if (orderBy || search) return sortedPage(call, collection, question, size);
  return keyedPage(collection, question) ?? scannedPage(call, collection, question, size);
}

const matchesOf = ({ filter, search, cast }: Question) => {
  if (!filter && !search && !cast) return undefined;
  return (item: StoredObject) =>
    (!cast || item.kind === cast) && (!filter || filter.matches(asDoc(item))) && (!search || search(item));
};

const asDoc = (item: StoredObject) => ({ ...item.doc, id: item.objectId });

/** `eq` on a key: no scan. */
function keyedPage(collection: Collection, question: Question): Page | undefined {
  const { filter } = question;
  const key = keyProperties.find((name) => filter?.equals.has(name));
  if (!filter || !key || !collection.byKey) return undefined;
  const matches = matchesOf(question);
  return {
    items: collection.byKey(key, filter.equals.get(key) ?? "").filter((item) => matches?.(item) ?? true),
    next: undefined,
  };
}

function scannedPage(call: GraphCall, collection: Collection, question: Question, size: number): Page {
  const token = call.query.get("$skiptoken");
  let after = token === undefined ? 0 : Number(decodePosition("page", token).after);
  const matches = matchesOf(question);
  const limit = matches ? chunkSize : size + 1;
  const items: StoredObject[] = [];
  for (;;) {
    const chunk = collection.source(after, limit);
    for (const item of chunk) {
      if (matches && !matches(item)) continue;
      if (items.length === size)
        return { items, next: encodePosition("page", { after: items.at(-1)?.id ?? 0 }) };
      items.push(item);
    }
    if (chunk.length < limit) return { items, next: undefined };
    after = chunk.at(-1)?.id ?? after;
  }
}

type ByName = NonNullable<Collection["byName"]>;

function namedPage(
  call: GraphCall,
  collection: Collection,
  byName: ByName,
  isDescending: boolean,
  size: number,
): Page {
  const token = call.query.get("$skiptoken");
  const position = token === undefined ? undefined : decodePosition("named", token);
  const found = byName(
    position && { name: String(position.name), id: Number(position.id) },
    size + 1,
    isDescending,
  );
  const items = found.slice(0, size);
  const last = items.at(-1);
  const next =
    found.length > size && last
      ? encodePosition("named", { name: String(last.doc.displayName), id: last.id })
      : undefined;
  return { items, next };
}

function sortedPage(call: GraphCall, collection: Collection, question: Question, size: number): Page {
  const token = call.query.get("$skiptoken");
  const offset = token === undefined ? 0 : Number(decodePosition("sorted", token).offset);
  const { property, isDescending } = question.orderBy ?? { property: "displayName", isDescending: false };
  const key = (item: StoredObject) => String(asDoc(item)[property as "id"] ?? "");
  const sign = isDescending ? -1 : 1;
  const all = everything(collection, question).toSorted(
    (a, b) => sign * key(a).localeCompare(key(b)) || a.id - b.id,
  );
  const items = all.slice(offset, offset + size);
  return {
    items,
    next: offset + size < all.length ? encodePosition("sorted", { offset: offset + size }) : undefined,
  };
}

function everything(collection: Collection, question: Question): StoredObject[] {
  const matches = matchesOf(question);
  const found: StoredObject[] = [];
  for (let after = 0; ;) {
    const chunk = collection.source(after, chunkSize);
    for (const item of chunk) if (!matches || matches(item)) found.push(item);
    if (chunk.length < chunkSize) return found;
    after = chunk.at(-1)?.id ?? after;
  }
}

/** How many objects the question finds in the whole collection. */
export function countMatches(collection: Collection, question: Question): number {
  if (!matchesOf(question) && collection.count) return collection.count();
  return everything(collection, question).length;
}
