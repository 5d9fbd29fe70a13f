import { listChildIds } from "../store/links.ts";
import { kinds, type ObjectKind, type StoredObject } from "../store/types.ts";
import { context, type GraphCall, type GraphReply } from "./call.ts";
import { changedLinks, currentLinks } from "./delta-links.ts";
import { goOnRound, openRound, type DeltaRound, type DeltaRules } from "./delta-round.ts";
import { decodeDelta, deltaLink, roundLink } from "./delta-token.ts";
import { badRequest } from "./graph-error.ts";
import type { Position } from "./paging.ts";
import { showChanged } from "./properties.ts";

// The service chooses the page: about 200 objects and about 500 links, $top is ignored.
const objectsPerPage = 200;
const linksPerPage = 500;
const emptyPages = 2;

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
  const round = goOnRound(call, rules, position);
  if (position.kind === "delta")
    return changes(round, { since: position.at ?? 0, upTo: call.store.sequence(), after: 0, skip: 0 });
  return position.phase === "first" ? first(round, position) : changes(round, position);
}

function begin(call: GraphCall, rules: DeltaRules): GraphReply {
  const round = openRound(call, rules);
  return first(round, { upTo: call.store.sequence(), after: 0, child: 0, stage: "live", empty: 0 });
}

function first(round: DeltaRound, position: Position): GraphReply {
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
  const next = roundLink(round, { phase: "first", upTo: position.upTo ?? 0, after, child, stage, empty });
  return reply(round, value, next, false, position.after === 0 && position.child === 0);
}

/** A soft-deleted object; a group still names some of the members it lost. */
function removedItem(round: DeltaRound, object: StoredObject): Record<string, unknown> {
  const item = { id: object.objectId, "@removed": { reason: "changed" } };
  if (object.kind !== "group" || !round.relations.includes("members")) return item;
  const members = listChildIds(round.store, "members", object.id, 0, 20);
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
function filteredLive(round: DeltaRound, after: number, ids: Set<string>): StoredObject[] {
  const wanted = [...ids].flatMap((id) => round.store.live(round.rules.kind, id) ?? []);
  return wanted.filter((each) => each.id > after).toSorted((a, b) => a.id - b.id);
}

function changes(round: DeltaRound, position: Position): GraphReply {
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
  const next = roundLink(round, { phase: "changes", since, upTo, after: logged.at(-1)?.id ?? 0 });
  return reply(round, value, next, false, position.after === 0);
}

function changed(
  round: DeltaRound,
  id: number,
  props: string,
  since: number,
  upTo: number,
  ids: Set<string> | undefined,
): Record<string, unknown>[] {
  const { store } = round;
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
  if (isWhole) currentLinks(round, object, 0, Number.MAX_SAFE_INTEGER, shown);
  else changedLinks(round, id, since, upTo, shown);
  return [shown];
}

function reply(
  round: DeltaRound,
  value: unknown[],
  link: string,
  isLast: boolean,
  isFirst = false,
): GraphReply {
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
