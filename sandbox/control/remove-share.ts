import { z } from "zod";
import { namedPeople } from "../seed/named-people.ts";
import { createRandom, type Random } from "../seed/random.ts";
import { graphAppId } from "../store/constants.ts";
import { removeLink } from "../store/links.ts";
import type { Store } from "../store/store.ts";
import { kinds, linkKinds, type ObjectKind } from "../store/types.ts";
import { deleteGroup } from "./edit-directory.ts";

const kindOf = { users: "user", groups: "group", servicePrincipals: "servicePrincipal" } as const;

/** Takes a share of all live objects of a kind away, drawn at random by `seed`. */
export const removeSchema = z.strictObject({
  kind: z.enum(["users", "groups", "memberships", "servicePrincipals"]),
  share: z.number().min(0).max(1),
  seed: z.int().default(1),
  /** Leaves the named people and the holders of directory roles alone, and their memberships. */
  sparePersonas: z.boolean().default(true),
});

export const restoreSchema = z.strictObject({ kind: z.enum(["users", "groups", "servicePrincipals"]) });

type Removal = z.output<typeof removeSchema>;

/**
 * Removes as Graph would: people and service principals can be restored, security groups cannot.
 * Microsoft Graph and the client itself always stay. Returns how many went.
 */
export function removeShare(store: Store, clientId: string, order: Removal): number {
  const random = createRandom(order.seed);
  const spared = order.sparePersonas ? sparedPeople(store) : new Set<number>();
  return store.db.transaction(() => {
    if (order.kind === "memberships") return removeMemberships(store, random, order.share, spared);
    const kind = kindOf[order.kind];
    const ids = liveIds(store, kind);
    const kept = kind === "servicePrincipal" ? ownPrincipals(store, clientId) : spared;
    const chosen = draw(
      random,
      ids.filter((id) => kind === "group" || !kept.has(id)),
      Math.round(ids.length * order.share),
    );
    for (const id of chosen) {
      const object = store.byId(id);
      if (!object) continue;
      if (kind === "group") deleteGroup(store, object);
      else store.setDeleted(object, store.now());
    }
    return chosen.length;
  })();
}

/** Brings back every soft-deleted object of the kind that was deleted after the seed, unless its name is taken. */
export function restoreRemoved(store: Store, { kind }: z.output<typeof restoreSchema>): number {
  const number = kinds.indexOf(kindOf[kind]);
  // Seeding leaves nothing in the change log, a deletion does.
  const rows = store.rows<{ id: number }>(
    `select o.id from objects o where o.kind = ? and o.deleted_at is not null
      and o.id in (select object from object_changes where kind = ?)
      and (o.alias is null or not exists (select 1 from objects h where h.alias = o.alias and h.deleted_at is null))
      order by o.deleted_at desc, o.id`,
    number,
    number,
  );
  const names = new Set<string>();
  return store.db.transaction(() => {
    let restored = 0;
    for (const { id } of rows) {
      const object = store.byId(id);
      const name = String(object?.doc.userPrincipalName ?? object?.objectId).toLowerCase();
      if (!object || names.has(name)) continue;
      names.add(name);
      store.setDeleted(object, null);
      restored += 1;
    }
    return restored;
  })();
}

function liveIds(store: Store, kind: ObjectKind): number[] {
  const text = "select id from objects where kind = ? and deleted_at is null order by id";
  return store.rows<{ id: number }>(text, kinds.indexOf(kind)).map(({ id }) => id);
}

function removeMemberships(store: Store, random: Random, share: number, spared: ReadonlySet<number>): number {
  const rows = store.rows<{ parent: number; child: number }>(
    `select l.parent, l.child from links l
      join objects p on p.id = l.parent and p.deleted_at is null
      join objects c on c.id = l.child and c.deleted_at is null
      where l.kind = ? order by l.parent, l.child`,
    linkKinds.indexOf("members"),
  );
  const chosen = draw(
    random,
    rows.filter(({ child }) => !spared.has(child)),
    Math.round(rows.length * share),
  );
  for (const { parent, child } of chosen) removeLink(store, "members", parent, child);
  return chosen.length;
}

/** The named people, who come first in the seed, and whoever holds a directory role, through a group too. */
function sparedPeople(store: Store): Set<number> {
  const holders = store.rows<{ id: number }>(
    `select child as id from links where kind = ?
      union select m.child from links h join links m on m.kind = ? and m.parent = h.child where h.kind = ?`,
    linkKinds.indexOf("roleMembers"),
    linkKinds.indexOf("members"),
    linkKinds.indexOf("roleMembers"),
  );
  return new Set([...namedPeople.map((_, index) => index + 1), ...holders.map(({ id }) => id)]);
}

function ownPrincipals(store: Store, clientId: string): Set<number> {
  return new Set([graphAppId, clientId].flatMap((appId) => store.live("servicePrincipal", appId)?.id ?? []));
}

/** `count` different items, or all there are; the beginning of a shuffle. */
function draw<Item>(random: Random, items: readonly Item[], count: number): Item[] {
  const shuffled = [...items];
  const size = Math.min(count, shuffled.length);
  for (let index = 0; index < size; index += 1) {
    const other = index + random.below(shuffled.length - index);
    const [one, two] = [shuffled[index], shuffled[other]];
    if (one === undefined || two === undefined) break;
    shuffled[index] = two;
    shuffled[other] = one;
  }
  return shuffled.slice(0, size);
}
