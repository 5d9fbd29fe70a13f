import type { ModelDirectory, ModelLink, ModelObject, Props } from "./model-directory.ts";
import type { Entry, Round } from "./model-delta.ts";
import { reference, type Item } from "./model-lists.ts";
import { COLLECTIONS } from "./model-props.ts";
import type { Random } from "./random.ts";

type Writer = { directory: ModelDirectory; random: Random; round: Round };

/** One entry as delta writes it; nothing when the object did not exist yet at that version. */
export function deltaItem(writer: Writer, { object, at, hasProps, hasManager, links }: Entry): Item[] {
  const { directory, random, round } = writer;
  const version = at === "newest" ? (round.isLive ? directory.version : round.to) : at;
  const facts = object.facts.asOf(version);
  if (facts === undefined) return [];
  const changes = linkChanges(writer, links, version);
  if (facts.state !== "live") {
    const reason = facts.state === "bin" ? "changed" : "deleted";
    // A removed group may carry members that were taken out.
    const carried = random.chance(0.3) ? removedOnly(changes) : {};
    return [{ id: object.id, "@removed": { reason }, ...carried }];
  }
  const tracked = (key: string) => round.select.includes(key);
  return [
    {
      ...(hasProps ? deltaProps(random, object, facts.props, round.select) : {}),
      ...(hasManager && tracked("manager") ? managerChange(writer, object, version) : {}),
      ...Object.fromEntries(Object.entries(changes).filter(([key]) => tracked(key.replace("@delta", "")))),
      id: object.id,
    },
  ];
}

/** Nulls and empty lists are left out; what was set once and is not any more comes as null. */
function deltaProps(random: Random, object: ModelObject, props: Props, select: readonly string[]): Item {
  const history = object.facts.values();
  const isEmpty = (value: unknown) => value === null || value === undefined || String(value) === "";
  const entries = select.flatMap((key): [string, unknown][] => {
    const value = props[key];
    if (!isEmpty(value)) return [[key, value]];
    if (COLLECTIONS.has(key)) return [];
    const wasSet = history.some((facts) => !isEmpty(facts.props[key]));
    return (wasSet && random.chance(0.8)) || (key === "visibility" && key in props) ? [[key, null]] : [];
  });
  return Object.fromEntries(entries);
}

function managerChange({ directory, random, round }: Writer, user: ModelObject, version: number): Item {
  const told = user.manager.asOf(version) ?? null;
  const current = told !== null && !directory.isGone(told) ? told : null;
  const removed = user.manager
    .values()
    .filter((id) => id !== null && id !== current)
    .slice(-1)
    .map((id) => ({ ...reference(directory, String(id)), "@removed": { reason: "deleted" } }));
  // A first round is silent about who has none.
  if (current === null) return removed.length === 0 || round.from === 0 ? {} : { "manager@delta": removed };
  if (random.chance(0.15)) return { manager: reference(directory, current) };
  const changes = [reference(directory, current), ...random.some(removed, 0.5)];
  return { "manager@delta": random.shuffled(changes) };
}

/** `members@delta` and `owners@delta`. What points to an object that is gone is left out or ended. */
function linkChanges({ directory, random }: Writer, links: readonly ModelLink[], version: number) {
  const changes: Record<string, Item[]> = {};
  for (const { name, childId, told } of random.shuffled(links)) {
    const isTold = told.asOf(version);
    const isGone = directory.isGone(childId);
    if (isTold === undefined || (isTold && isGone && random.chance(0.5))) continue;
    const item = random.chance(0.85) ? reference(directory, childId) : { id: childId };
    const list = (changes[`${name}@delta`] ??= []);
    list.push(isTold && !isGone ? item : { ...item, "@removed": { reason: "deleted" } });
  }
  return changes;
}

function removedOnly({ "members@delta": members = [] }: Record<string, Item[]>): Item {
  const removed = members.filter((item) => "@removed" in item);
  return removed.length === 0 ? {} : { "members@delta": removed };
}
