import type { Store } from "./store.ts";
import { ofObject, readObject, type ObjectRow } from "./stored-object.ts";
import { kinds, linkKinds, type LinkKind, type ObjectReference, type StoredObject } from "./types.ts";

/** Live objects linked from `parent`, after our id `after`. */
export function listChildren(
  store: Store,
  kind: LinkKind,
  parent: number,
  after: number,
  limit: number,
): StoredObject[] {
  const text = `select ${ofObject} from links l join objects o on o.id = l.child
    where l.kind = ? and l.parent = ? and l.child > ? and o.deleted_at is null order by l.child limit ?`;
  return store.rows<ObjectRow>(text, linkKinds.indexOf(kind), parent, after, limit).map(readObject);
}

/** Live objects linked from each of many parents, by parent; for kinds of links of which an object has few. */
export function listChildrenOfAll(
  store: Store,
  kind: LinkKind,
  parents: readonly number[],
): Map<number, StoredObject[]> {
  const text = `select l.parent, ${ofObject} from json_each(?) p join links l on l.kind = ? and l.parent = p.value
    join objects o on o.id = l.child where o.deleted_at is null order by l.parent, l.child`;
  const found = new Map<number, StoredObject[]>();
  for (const row of store.rows<ObjectRow & { parent: number }>(
    text,
    JSON.stringify(parents),
    linkKinds.indexOf(kind),
  )) {
    const known = found.get(row.parent);
    if (known) known.push(readObject(row));
    else found.set(row.parent, [readObject(row)]);
  }
  return found;
}

/** Ids of linked objects, read from the index alone; soft-deleted ones too, as delta reports them, unless told. */
export function listChildIds(
  store: Store,
  kind: LinkKind,
  parent: number,
  after: number,
  limit: number,
  isLiveOnly = false,
): ObjectReference[] {
  const live = isLiveOnly ? "and o.deleted_at is null" : "";
  const text = `select o.id, o.object_id, o.kind, o.deleted_at
    from links l join objects o indexed by objects_reference on o.id = l.child
    where l.kind = ? and l.parent = ? and l.child > ? ${live} order by l.child limit ?`;
  return store
    .rows<Omit<ObjectRow, "doc">>(text, linkKinds.indexOf(kind), parent, after, limit)
    .map((row) => ({
      id: row.id,
      objectId: row.object_id,
      kind: kinds[row.kind] ?? "user",
      deletedAt: row.deleted_at,
    }));
}

/** Objects that link to `child`: its groups, its units, its reports. */
export function listParents(store: Store, kind: LinkKind, child: number): StoredObject[] {
  const text = `select ${ofObject} from links l join objects o on o.id = l.parent
    where l.child = ? and l.kind = ? and o.deleted_at is null order by o.id`;
  return store.rows<ObjectRow>(text, child, linkKinds.indexOf(kind)).map(readObject);
}

export function hasLink(store: Store, kind: LinkKind, parent: number, child: number): boolean {
  const text = "select 1 from links where kind = ? and parent = ? and child = ?";
  return store.row(text, linkKinds.indexOf(kind), parent, child) !== undefined;
}

/** How many live objects are linked. */
export function countLinks(store: Store, kind: LinkKind, parent: number): number {
  const text =
    "select count(*) as n from links l join objects o on o.id = l.child where l.kind = ? and l.parent = ? and o.deleted_at is null";
  return store.row<{ n: number }>(text, linkKinds.indexOf(kind), parent)?.n ?? 0;
}

export function addLink(store: Store, kind: LinkKind, parent: number, child: number, isSeed = false): void {
  const { changes } = store
    .sql("insert or ignore into links values (?, ?, ?)")
    .run(linkKinds.indexOf(kind), parent, child);
  if (changes > 0 && !isSeed) logLink(store, kind, parent, child, 0);
}

export function removeLink(store: Store, kind: LinkKind, parent: number, child: number): void {
  const { changes } = store
    .sql("delete from links where kind = ? and parent = ? and child = ?")
    .run(linkKinds.indexOf(kind), parent, child);
  if (changes > 0) logLink(store, kind, parent, child, 1);
}

function logLink(store: Store, kind: LinkKind, parent: number, child: number, isRemoved: 0 | 1): void {
  const owner = store.byId(parent);
  // One number line for both logs: the parent is noted as changed in that relation.
  const seq = store.logObject(parent, owner?.kind ?? "group", [
    kind === "unitMembers" || kind === "roleMembers" ? "members" : kind,
  ]);
  store
    .sql("insert into link_changes values (?, ?, ?, ?, ?)")
    .run(seq, linkKinds.indexOf(kind), parent, child, isRemoved);
}
