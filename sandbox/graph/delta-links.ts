import { listChildIds } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { kinds, linkKinds, type StoredObject } from "../store/types.ts";
import type { DeltaRound } from "./delta-round.ts";

/** Puts up to `limit` current links of the object on `shown`; says whether more remain. */
export function currentLinks(
  round: DeltaRound,
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
    const children = listChildIds(round.store, link, object.id, afterChild, limit - count + 1);
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

type LinkChange = { kind: number; child: number; is_removed: number };

/** Puts the last word on each link that changed between two numbers of the log on `shown`. */
export function changedLinks(
  round: DeltaRound,
  parent: number,
  since: number,
  upTo: number,
  shown: Record<string, unknown>,
): void {
  const text = `select kind, child, is_removed from link_changes where parent = ? and seq > ? and seq <= ? order by seq`;
  const last = new Map<string, LinkChange>();
  for (const each of round.store.rows<LinkChange>(text, parent, since, upTo))
    last.set(`${each.kind}:${each.child}`, each);
  for (const relation of round.relations) {
    const link = round.rules.relations[relation];
    const own = [...last.values()].filter((each) => linkKinds[each.kind] === link);
    if (own.length > 0) shown[`${relation}@delta`] = own.map((each) => linkItem(round.store, each));
  }
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
