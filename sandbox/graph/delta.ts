import { deltaLifeMs } from "../store/constants.ts";
import type { Store } from "../store/store.ts";
import { kinds, linkKinds, type LinkKind, type ObjectKind, type StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { parseFilter } from "./filter.ts";
import { badRequest, Refusal } from "./graph-error.ts";
import { decodePosition, encodePosition, nextLink, type Position } from "./paging.ts";
import { selectedProperties, showChanged } from "./properties.ts";

export type DeltaRules = {
  set: string;
  kind: ObjectKind;
  relations: Record<string, LinkKind>;
  defaultRelations: readonly string[];
};

// The service chooses the page: about 200 objects and about 500 links, $top is ignored.
const objectsPerPage = 200;
const linksPerPage = 500;
const emptyPages = 2;
const padding = "p".repeat(360);

type Round = {
  call: GraphCall;
  rules: DeltaRules;
  store: Store;
  names: readonly string[];
  relations: readonly string[];
  select: string;
  ids: string;
};

/**
 * One page of a delta round. A first round walks all live objects, then the soft-deleted; a later one the objects
 * logged since the token. Links of a large group are spread over pages that repeat its id.
 */
export function deltaPage(call: GraphCall, rules: DeltaRules): GraphReply {
  for (const option of ["$expand", "$orderby", "$search", "$count"]) {
    if (call.query.has(option))
      throw badRequest(`The query parameter '${option}' is not supported for delta queries.`);
  }
  const token = call.query.get("$deltatoken") ?? call.query.get("$skiptoken");
  // The Location of a 410 carries an empty token: begin anew.
  if (token === undefined || token === "") return begin(call, rules);
  if (token === "latest")
    return reply(openRound(call, rules), [], deltaLink(openRound(call, rules), call.store.sequence()), true);
  const position = decodeDelta(call, rules, token);
  const round: Round = {
    call,
    rules,
    store: call.store,
    select: String(position.select),
    ids: String(position.ids),
    ...split(rules, String(position.select) === "" ? undefined : String(position.select)),
  };
  if (position.kind === "delta")
    return changes(round, { since: position.at ?? 0, upTo: call.store.sequence(), after: 0, skip: 0 });
  return position.phase === "first" ? first(round, position) : changes(round, position);
}

function begin(call: GraphCall, rules: DeltaRules): GraphReply {
  const round = openRound(call, rules);
  return first(round, { upTo: call.store.sequence(), after: 0, child: 0, stage: "live", empty: 0 });
}

function openRound(call: GraphCall, rules: DeltaRules): Round {
  const select = call.query.get("$select");
  const filter = call.query.get("$filter");
  return {
    call,
    rules,
    store: call.store,
    select: select ?? "",
    ids: filter === undefined ? "" : filteredIds(filter),
    ...split(rules, select),
  };
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

function split(
  rules: DeltaRules,
  select: string | undefined,
): { names: readonly string[]; relations: readonly string[] } {
  const all = Object.keys(rules.relations);
  const names = selectedProperties(rules.kind, select, all);
  const isRelation = (name: string) => all.includes(name);
  return {
    names: names.filter((name) => !isRelation(name)),
    relations: select === undefined ? rules.defaultRelations : names.filter(isRelation),
  };
}

function decodeDelta(call: GraphCall, rules: DeltaRules, token: string): Position {
  const isDelta = call.query.has("$deltatoken");
  const position = tryDecode(isDelta ? "delta" : "round", token.replace(padding, ""));
  const expiredBefore = Number(call.store.meta("delta-expired-before") ?? 0);
  if (
    position &&
    position.set === rules.set &&
    Number(position.issuedAt) > Math.max(call.store.now() - deltaLifeMs, expiredBefore)
  )
    return position;
  if (!isDelta && position)
    throw new Refusal(
      400,
      "Directory_ExpiredPageToken",
      "The specified page token value has expired and can no longer be included in your request.",
    );
  const location = `${call.base}/v1.0/${call.segments.join("/")}?$deltatoken=`;
  throw new Refusal(
    410,
    "syncStateNotFound",
    "The sync state generation is not found. Please perform a full sync.",
    { location },
  );
}

function tryDecode(kind: string, token: string): Position | undefined {
  try {
    return decodePosition(kind, token);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function first(round: Round, position: Position): GraphReply {
  const value: Record<string, unknown>[] = [];
  const ids = round.ids === "" ? undefined : new Set(round.ids.split(","));
  let { after = 0, child = 0, stage = "live" } = position;
  let links = 0;
  // A group cut off by the last page goes on; one purged meanwhile does not.
  const unfinished = child === 0 ? undefined : round.store.byId(Number(after));
  if (!unfinished) child = 0;
  let queue = [...(unfinished ? [unfinished] : []), ...(ids ? filteredLive(round, Number(after), ids) : [])];
  while (stage === "live" && value.length < objectsPerPage && links < linksPerPage) {
    if (queue.length === 0 && !ids)
      queue = round.store.page(round.rules.kind, Number(after), chunkOf(round.rules.kind));
    const object = queue.shift();
    if (!object) {
      stage = "deleted";
      after = 0;
      break;
    }
    const shown = showChanged(object.objectId, object.doc, round.names);
    const taken = currentLinks(round, object, Number(child), linksPerPage - links, shown);
    links += taken.count;
    child = taken.nextChild;
    after = object.id;
    value.push(shown);
  }
  if (stage === "deleted" && value.length < objectsPerPage) {
    const removed = round.store
      .deleted(round.rules.kind, Number(after), objectsPerPage - value.length)
      .filter((each) => ids?.has(each.objectId) ?? true);
    value.push(...removed.map((each) => removedItem(round, each)));
    after = removed.at(-1)?.id ?? after;
    if (removed.length === 0 || ids) stage = "empty";
  }
  const empty = Number(position.empty ?? 0) + (stage === "empty" && value.length === 0 ? 1 : 0);
  if (stage === "empty" && empty > emptyPages)
    return reply(round, value, deltaLink(round, Number(position.upTo)), true);
  const token = roundToken(round, { phase: "first", upTo: position.upTo ?? 0, after, child, stage, empty });
  return reply(
    round,
    value,
    nextLink(bare(round.call), token),
    false,
    position.after === 0 && position.child === 0,
  );
}

/** A soft-deleted object; a group still names some of the members it lost. */
function removedItem(round: Round, object: StoredObject): Record<string, unknown> {
  const item = { id: object.objectId, "@removed": { reason: "changed" } };
  if (object.kind !== "group" || !round.relations.includes("members")) return item;
  const members = round.store.childIds("members", object.id, 0, 20);
  if (members.length === 0) return item;
  return {
    ...item,
    "members@delta": members.map((each) => ({
      "@odata.type": `#microsoft.graph.${each.kind}`,
      id: each.objectId,
      "@removed": { reason: "deleted" },
    })),
  };
}

// A page of groups ends by its links after few groups, one of users by its objects.
const chunkOf = (kind: ObjectKind) => (kind === "group" ? 20 : objectsPerPage);

/** The live objects that an id filter names. */
function filteredLive(round: Round, after: number, ids: Set<string>): StoredObject[] {
  const wanted = [...ids].flatMap((id) => round.store.live(round.rules.kind, id) ?? []);
  return wanted.filter((each) => each.id > after).toSorted((a, b) => a.id - b.id);
}

/** Puts up to `limit` current links of the object on `shown`; says whether more remain. */
function currentLinks(
  round: Round,
  object: StoredObject,
  from: number,
  limit: number,
  shown: Record<string, unknown>,
) {
  let count = 0;
  const packs = round.relations.length;
  // `from` counts over all relations: relation index in the millions part keeps one number per position.
  const start = Math.floor(from / 1e9);
  for (let index = start; index < packs; index += 1) {
    const relation = round.relations[index] ?? "";
    const link = round.rules.relations[relation];
    if (!link) continue;
    const afterChild = index === start ? from % 1e9 : 0;
    const children = round.store.childIds(link, object.id, afterChild, limit - count + 1);
    const page = children.slice(0, limit - count);
    if (page.length > 0)
      shown[`${relation}@delta`] = page.map((each) => ({
        "@odata.type": `#microsoft.graph.${each.kind}`,
        id: each.objectId,
      }));
    count += page.length;
    if (children.length > page.length)
      return { count, nextChild: index * 1e9 + (page.at(-1)?.id ?? afterChild) };
  }
  return { count, nextChild: 0 };
}

function changes(round: Round, position: Position): GraphReply {
  const { store, rules } = round;
  const kind = kinds.indexOf(rules.kind);
  const text = `select object as id, group_concat(props, ',') as props from object_changes
    where kind = ? and seq > ? and seq <= ? and object > ? group by object order by object limit ?`;
  const since = Number(position.since);
  const upTo = Number(position.upTo);
  const logged = store.rows<{ id: number; props: string }>(
    text,
    kind,
    since,
    upTo,
    Number(position.after),
    objectsPerPage,
  );
  const ids = round.ids === "" ? undefined : new Set(round.ids.split(","));
  const value = logged.flatMap(({ id, props }) => changed(round, id, props, since, upTo, ids));
  const isLast = logged.length < objectsPerPage;
  if (isLast) return reply(round, value, deltaLink(round, upTo), true, position.after === 0);
  const token = roundToken(round, { phase: "changes", since, upTo, after: logged.at(-1)?.id ?? 0 });
  return reply(round, value, nextLink(bare(round.call), token), false, position.after === 0);
}

function changed(
  round: Round,
  id: number,
  props: string,
  since: number,
  upTo: number,
  ids: Set<string> | undefined,
): Record<string, unknown>[] {
  const { store, rules } = round;
  // The log writes JSON arrays of names; group_concat joins them with commas.
  const names = new Set((JSON.parse(`[${props}]`) as string[][]).flat());
  const object = store.byId(id);
  if (!object) {
    const gone = store.row<{ object_id: string }>("select object_id from purged where id = ?", id);
    return gone && (ids?.has(gone.object_id) ?? true)
      ? [{ id: gone.object_id, "@removed": { reason: "deleted" } }]
      : [];
  }
  if (ids && !ids.has(object.objectId)) return [];
  if (object.deletedAt !== null) return [{ id: object.objectId, "@removed": { reason: "changed" } }];
  const isTracked = names.has("*") || [...round.names, ...round.relations].some((name) => names.has(name));
  if (!isTracked) return [];
  const isWhole = names.has("*");
  const isMinimal = !isWhole && /return=minimal/i.test(round.call.headers.prefer ?? "");
  const shown = showChanged(
    object.objectId,
    object.doc,
    isMinimal ? round.names.filter((name) => names.has(name)) : round.names,
  );
  for (const name of round.names) if (names.has(name) && !(name in shown)) shown[name] = null;
  const links = isWhole ? [] : changedLinks(round, id, since, upTo);
  for (const relation of round.relations) {
    if (isWhole) currentLinks(round, object, 0, Number.MAX_SAFE_INTEGER, shown);
    else {
      const own = links.filter((each) => linkKinds[each.kind] === rules.relations[relation]);
      if (own.length > 0) shown[`${relation}@delta`] = own.map((each) => linkItem(store, each));
    }
  }
  return [shown];
}

type LinkChange = { kind: number; child: number; is_removed: number };

function changedLinks(round: Round, parent: number, since: number, upTo: number): LinkChange[] {
  const text = `select kind, child, is_removed from link_changes where parent = ? and seq > ? and seq <= ? order by seq`;
  const last = new Map<string, LinkChange>();
  for (const each of round.store.rows<LinkChange>(text, parent, since, upTo))
    last.set(`${each.kind}:${each.child}`, each);
  return [...last.values()];
}

function linkItem(store: Store, change: LinkChange): Record<string, unknown> {
  const child = store.byId(change.child);
  const purged = store.row<{ object_id: string; kind: number }>(
    "select object_id, kind from purged where id = ?",
    change.child,
  );
  const kind = child?.kind ?? kinds[purged?.kind ?? 0];
  const item = { "@odata.type": `#microsoft.graph.${kind}`, id: child?.objectId ?? purged?.object_id };
  return change.is_removed === 1 ? { ...item, "@removed": { reason: "deleted" } } : item;
}

const stamp = (round: Round) => ({
  set: round.rules.set,
  select: round.select,
  ids: round.ids,
  issuedAt: round.store.now(),
});

function roundToken(round: Round, position: Position): string {
  return encodePosition("round", { ...position, ...stamp(round) }) + padding;
}

function deltaLink(round: Round, at: number): string {
  return nextLink(
    bare(round.call),
    encodePosition("delta", { at, ...stamp(round) }) + padding,
    "$deltatoken",
  );
}

// Options of the first call live in the token; links carry nothing else.
const bare = (call: GraphCall): GraphCall => ({ ...call, query: new Map() });

function reply(round: Round, value: unknown[], link: string, isLast: boolean, isFirst = false): GraphReply {
  const set = isFirst && round.select !== "" ? `${round.rules.set}(${round.select})` : round.rules.set;
  return {
    status: 200,
    body: {
      "@odata.context": context(round.call, set),
      [isLast ? "@odata.deltaLink" : "@odata.nextLink"]: link,
      value,
    },
  };
}
