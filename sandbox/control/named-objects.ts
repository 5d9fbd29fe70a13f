import type { Store } from "../store/store.ts";
import { kinds, type StoredObject } from "../store/types.ts";

/** Why an edit cannot be done: mostly a name that nothing, or more than one thing, has. */
export class EditRefusal extends Error {}

/** A live user by object id or UPN. */
export function namedUser(store: Store, name: string): StoredObject {
  const user = store.live("user", name);
  if (!user) throw new EditRefusal(`There is no user "${name}".`);
  return user;
}

/** The account that was soft-deleted last under this UPN, or the soft-deleted one with this object id. */
export function namedDeletedUser(store: Store, name: string): StoredObject {
  const row = store.row<{ id: number }>(
    "select id from objects where kind = 0 and deleted_at is not null and (object_id = ? or alias = ?) order by deleted_at desc limit 1",
    name.toLowerCase(),
    name.toLowerCase(),
  );
  const user = row && store.byId(row.id);
  if (!user) throw new EditRefusal(`There is no deleted user "${name}".`);
  return user;
}

export const namedGroup = (store: Store, name: string) => byName(store, "group", "group", name);

/** A service principal by object id, appId or display name. */
export const namedApp = (store: Store, name: string) => byName(store, "servicePrincipal", "app", name);

/** Whoever may get an app or join a group: a user by id or UPN, a group by id or name, a service principal by id. */
export const namedPrincipal = (store: Store, name: string) =>
  store.live("user", name) ??
  store.live("servicePrincipal", name) ??
  byName(store, "group", "user or group", name);

function byName(store: Store, kind: "group" | "servicePrincipal", word: string, name: string): StoredObject {
  const known = store.live(kind, name);
  if (known) return known;
  const found = store.rows<{ id: number }>(
    "select id from objects where kind = ? and (doc ->> 'displayName') collate nocase = ? and deleted_at is null limit 2",
    kinds.indexOf(kind),
    name,
  );
  if (found.length > 1)
    throw new EditRefusal(`More than one ${word} is called "${name}". Give its object id.`);
  const only = found[0] && store.byId(found[0].id);
  if (!only) throw new EditRefusal(`There is no ${word} "${name}".`);
  return only;
}
