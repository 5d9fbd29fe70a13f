import { createHash } from "node:crypto";
import type { StoreDatabase } from "./open-store.ts";
import {
  kinds,
  linkKinds,
  type Assignment,
  type Doc,
  type LinkKind,
  type ObjectKind,
  type ObjectReference,
  type StoredObject,
} from "./types.ts";

type ObjectRow = { id: number; object_id: string; kind: number; doc: string; deleted_at: number | null };
type AssignmentRow = { id: string; role_id: string; principal: number; resource: number; created_at: string };

const columns = "id, object_id, kind, doc, deleted_at";
const nameKey = "(doc ->> 'displayName') collate nocase";
/** The same where `links`, which has a `kind` too, stands beside. */
const ofObject = columns.replace(/\w+/g, "o.$&");

/** Reads and writes of the practice directory. Writes log what changed, for delta and for the ledger. */
export class Store {
  readonly db: StoreDatabase;
  readonly now: () => number;
  readonly #statements = new Map<string, ReturnType<StoreDatabase["prepare"]>>();

  constructor(db: StoreDatabase, now: () => number = Date.now) {
    this.db = db;
    this.now = now;
  }

  /** A prepared statement, made once. */
  sql(text: string) {
    const known = this.#statements.get(text);
    if (known) return known;
    const made = this.db.prepare(text);
    this.#statements.set(text, made);
    return made;
  }

  rows<Row>(text: string, ...values: unknown[]): Row[] {
    // The caller names the row of its own statement.
    return this.sql(text).all(...values) as Row[];
  }

  row<Row>(text: string, ...values: unknown[]): Row | undefined {
    // As above.
    return this.sql(text).get(...values) as Row | undefined;
  }

  meta(key: string): string | undefined {
    return this.row<{ value: string }>("select value from meta where key = ?", key)?.value;
  }

  setMeta(key: string, value: string): void {
    this.sql("insert into meta values (?, ?) on conflict (key) do update set value = excluded.value").run(
      key,
      value,
    );
  }

  byId(id: number): StoredObject | undefined {
    return toObject(this.row<ObjectRow>(`select ${columns} from objects where id = ?`, id));
  }

  /** By Graph id, in any case; soft-deleted objects are found too. */
  byObjectId(objectId: string): StoredObject | undefined {
    return toObject(
      this.row<ObjectRow>(`select ${columns} from objects where object_id = ?`, objectId.toLowerCase()),
    );
  }

  /** A live object of one kind by id, or by alias: a user's UPN, an app's appId. */
  live(kind: ObjectKind, idOrAlias: string): StoredObject | undefined {
    const found = this.byObjectId(idOrAlias) ?? this.byAlias(idOrAlias);
    return found && found.kind === kind && found.deletedAt === null ? found : undefined;
  }

  byAlias(alias: string): StoredObject | undefined {
    const text = `select ${columns} from objects where alias = ? and deleted_at is null`;
    return toObject(this.row<ObjectRow>(text, alias.toLowerCase()));
  }

  /** Live objects of a kind after our id `after`, in id order. */
  page(kind: ObjectKind, after: number, limit: number): StoredObject[] {
    const text = `select ${columns} from objects where kind = ? and id > ? and deleted_at is null order by id limit ?`;
    return this.rows<ObjectRow>(text, kinds.indexOf(kind), after, limit).map(read);
  }

  /** Live objects of a kind by name, after a name and our id; `isDescending` turns round. */
  pageByName(
    kind: ObjectKind,
    after: { name: string; id: number } | undefined,
    limit: number,
    isDescending: boolean,
  ): StoredObject[] {
    const beyond = after ? `and (${nameKey}, id) ${isDescending ? "<" : ">"} (?, ?)` : "";
    const turn = isDescending ? "desc" : "asc";
    const text = `select ${columns} from objects where kind = ? and deleted_at is null ${beyond} order by ${nameKey} ${turn}, id ${turn} limit ?`;
    return this.rows<ObjectRow>(
      text,
      kinds.indexOf(kind),
      ...(after ? [after.name, after.id] : []),
      limit,
    ).map(read);
  }

  /** Live objects of a kind with this mail, in any case. */
  byMail(kind: ObjectKind, mail: string): StoredObject[] {
    const text = `select ${columns} from objects where kind = ? and (doc ->> 'mail') collate nocase = ? and deleted_at is null order by id`;
    return this.rows<ObjectRow>(text, kinds.indexOf(kind), mail).map(read);
  }

  deleted(kind: ObjectKind, after: number, limit: number): StoredObject[] {
    const text = `select ${columns} from objects where kind = ? and id > ? and deleted_at is not null order by id limit ?`;
    return this.rows<ObjectRow>(text, kinds.indexOf(kind), after, limit).map(read);
  }

  /** Live objects linked from `parent`, after our id `after`. */
  children(kind: LinkKind, parent: number, after: number, limit: number): StoredObject[] {
    const text = `select ${ofObject} from links l join objects o on o.id = l.child
      where l.kind = ? and l.parent = ? and l.child > ? and o.deleted_at is null order by l.child limit ?`;
    return this.rows<ObjectRow>(text, linkKinds.indexOf(kind), parent, after, limit).map(read);
  }

  /** Live objects linked from each of many parents, by parent; for kinds of links of which an object has few. */
  childrenOf(kind: LinkKind, parents: readonly number[]): Map<number, StoredObject[]> {
    const text = `select l.parent, ${ofObject} from json_each(?) p join links l on l.kind = ? and l.parent = p.value
      join objects o on o.id = l.child where o.deleted_at is null order by l.parent, l.child`;
    const found = new Map<number, StoredObject[]>();
    for (const row of this.rows<ObjectRow & { parent: number }>(
      text,
      JSON.stringify(parents),
      linkKinds.indexOf(kind),
    )) {
      const known = found.get(row.parent);
      if (known) known.push(read(row));
      else found.set(row.parent, [read(row)]);
    }
    return found;
  }

  /** Ids of linked objects, read from the index alone; soft-deleted ones too, as delta reports them, unless told. */
  childIds(
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
    return this.rows<Omit<ObjectRow, "doc">>(text, linkKinds.indexOf(kind), parent, after, limit).map(
      (row) => ({
        id: row.id,
        objectId: row.object_id,
        kind: kinds[row.kind] ?? "user",
        deletedAt: row.deleted_at,
      }),
    );
  }

  /** Objects that link to `child`: its groups, its units, its reports. */
  parents(kind: LinkKind, child: number): StoredObject[] {
    const text = `select ${ofObject} from links l join objects o on o.id = l.parent
      where l.child = ? and l.kind = ? and o.deleted_at is null order by o.id`;
    return this.rows<ObjectRow>(text, child, linkKinds.indexOf(kind)).map(read);
  }

  hasLink(kind: LinkKind, parent: number, child: number): boolean {
    const text = "select 1 from links where kind = ? and parent = ? and child = ?";
    return this.row(text, linkKinds.indexOf(kind), parent, child) !== undefined;
  }

  /** How many live objects are linked. */
  countLinks(kind: LinkKind, parent: number): number {
    const text =
      "select count(*) as n from links l join objects o on o.id = l.child where l.kind = ? and l.parent = ? and o.deleted_at is null";
    return this.row<{ n: number }>(text, linkKinds.indexOf(kind), parent)?.n ?? 0;
  }

  /** Adds an object; `isSeed` leaves no trace in the change log. */
  insert(
    objectId: string,
    kind: ObjectKind,
    doc: Doc,
    options: { isSeed?: boolean; alias?: string | null; deletedAt?: number } = {},
  ): number {
    const { lastInsertRowid } = this.sql(
      "insert into objects (object_id, kind, doc, alias, deleted_at) values (?, ?, ?, ?, ?)",
    ).run(
      objectId.toLowerCase(),
      kinds.indexOf(kind),
      JSON.stringify(doc),
      options.alias?.toLowerCase() ?? null,
      options.deletedAt ?? null,
    );
    const id = Number(lastInsertRowid);
    if (!options.isSeed) this.logObject(id, kind, Object.keys(doc));
    return id;
  }

  /** Sets properties of an object; null removes one. Unchanged values are not logged. */
  update(object: StoredObject, change: Doc): void {
    const changed = Object.keys(change).filter(
      (key) => JSON.stringify(change[key] ?? null) !== JSON.stringify(object.doc[key] ?? null),
    );
    if (changed.length === 0) return;
    const doc: Doc = { ...object.doc, ...change };
    for (const key of changed) if (doc[key] === null) delete doc[key];
    const upn = object.kind === "user" ? String(doc.userPrincipalName).toLowerCase() : null;
    this.sql("update objects set doc = ?, alias = coalesce(?, alias) where id = ?").run(
      JSON.stringify(doc),
      upn,
      object.id,
    );
    this.logObject(object.id, object.kind, changed);
  }

  /** Soft-deletes (links stay) or, with null, brings back. */
  setDeleted(object: StoredObject, at: number | null): void {
    this.sql("update objects set deleted_at = ? where id = ?").run(at, object.id);
    this.logObject(object.id, object.kind, ["*"]);
  }

  /** Removes an object for good, with its links and assignments. */
  purge(object: StoredObject): void {
    this.sql("insert or ignore into purged values (?, ?, ?)").run(
      object.id,
      object.objectId,
      kinds.indexOf(object.kind),
    );
    for (const { kind, parent, child } of this.rows<{ kind: number; parent: number; child: number }>(
      "select kind, parent, child from links where child = ? union all select kind, parent, child from links where parent = ?",
      object.id,
      object.id,
    )) {
      const name = linkKinds[kind];
      if (name) this.unlink(name, parent, child);
    }
    this.sql("delete from assignments where principal = ? or resource = ?").run(object.id, object.id);
    this.sql("delete from objects where id = ?").run(object.id);
    this.logObject(object.id, object.kind, ["*"]);
  }

  link(kind: LinkKind, parent: number, child: number, isSeed = false): void {
    const { changes } = this.sql("insert or ignore into links values (?, ?, ?)").run(
      linkKinds.indexOf(kind),
      parent,
      child,
    );
    if (changes > 0 && !isSeed) this.#logLink(kind, parent, child, 0);
  }

  unlink(kind: LinkKind, parent: number, child: number): void {
    const { changes } = this.sql("delete from links where kind = ? and parent = ? and child = ?").run(
      linkKinds.indexOf(kind),
      parent,
      child,
    );
    if (changes > 0) this.#logLink(kind, parent, child, 1);
  }

  assignments(by: "resource" | "principal", id: number, after = "", limit = -1): Assignment[] {
    const text = `select * from assignments where ${by} = ? and id > ? order by id limit ?`;
    return this.rows<AssignmentRow>(text, id, after, limit).map(toAssignment);
  }

  assignment(id: string): Assignment | undefined {
    const row = this.row<AssignmentRow>("select * from assignments where id = ?", id);
    return row && toAssignment(row);
  }

  /**
   * Gives a role; undefined when it is given already. The id is base64url like Graph's, not a GUID; the same
   * role given again later gets another one.
   */
  assign(
    principal: StoredObject,
    resource: StoredObject,
    roleId: string,
    createdDateTime: string,
  ): Assignment | undefined {
    const digest = createHash("sha256")
      .update(`${principal.objectId}:${resource.objectId}:${roleId}:${createdDateTime}`)
      .digest();
    const id = digest.subarray(0, 32).toString("base64url");
    const { changes } = this.sql("insert or ignore into assignments values (?, ?, ?, ?, ?)").run(
      id,
      roleId,
      principal.id,
      resource.id,
      createdDateTime,
    );
    return changes > 0
      ? { id, appRoleId: roleId, principalId: principal.id, resourceId: resource.id, createdDateTime }
      : undefined;
  }

  unassign(id: string): void {
    this.sql("delete from assignments where id = ?").run(id);
  }

  /** The newest number of the change log. */
  sequence(): number {
    return this.row<{ n: number }>("select coalesce(max(seq), 0) as n from object_changes")?.n ?? 0;
  }

  /** The append-only list of effects: what really happened to the tenant. */
  recordEffect(effect: {
    method: string;
    what: string;
    objectId: string;
    details: string | null;
    appId: string;
    clientRequestId: string | undefined;
  }): void {
    this.sql(
      "insert into ledger (at, method, what, object_id, details, app_id, client_request_id) values (?, ?, ?, ?, ?, ?, ?)",
    ).run(
      this.now(),
      effect.method,
      effect.what,
      effect.objectId,
      effect.details,
      effect.appId,
      effect.clientRequestId ?? null,
    );
  }

  /** When this effect last happened to this object, epoch ms; undefined for never. */
  lastEffectAt(what: string, objectId: string, details: string): number | undefined {
    const text = "select max(at) as at from ledger where object_id = ? and what = ? and details = ?";
    return this.row<{ at: number | null }>(text, objectId, what, details)?.at ?? undefined;
  }

  logObject(id: number, kind: ObjectKind, props: readonly string[]): number {
    const { lastInsertRowid } = this.sql(
      "insert into object_changes (object, kind, props) values (?, ?, ?)",
    ).run(id, kinds.indexOf(kind), JSON.stringify(props));
    return Number(lastInsertRowid);
  }

  #logLink(kind: LinkKind, parent: number, child: number, isRemoved: 0 | 1): void {
    const owner = this.byId(parent);
    // One number line for both logs: the parent is noted as changed in that relation.
    const seq = this.logObject(parent, owner?.kind ?? "group", [
      kind === "unitMembers" || kind === "roleMembers" ? "members" : kind,
    ]);
    this.sql("insert into link_changes values (?, ?, ?, ?, ?)").run(
      seq,
      linkKinds.indexOf(kind),
      parent,
      child,
      isRemoved,
    );
  }
}

function read(row: ObjectRow): StoredObject {
  // Parsed when it is looked at: pages of ids never do. Documents are written by this class only.
  let doc: Doc | undefined;
  return {
    id: row.id,
    objectId: row.object_id,
    kind: kinds[row.kind] ?? "user",
    get doc() {
      return (doc ??= JSON.parse(row.doc) as Doc);
    },
    deletedAt: row.deleted_at,
  };
}

function toObject(row: ObjectRow | undefined): StoredObject | undefined {
  return row && read(row);
}

function toAssignment(row: AssignmentRow): Assignment {
  return {
    id: row.id,
    appRoleId: row.role_id,
    principalId: row.principal,
    resourceId: row.resource,
    createdDateTime: row.created_at,
  };
}
