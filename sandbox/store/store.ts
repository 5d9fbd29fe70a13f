import { removeLink } from "./links.ts";
import type { StoreDatabase } from "./open-store.ts";
import { columns, readObject, type ObjectRow } from "./stored-object.ts";
import { kinds, linkKinds, type Doc, type ObjectKind, type StoredObject } from "./types.ts";

const nameKey = "(doc ->> 'displayName') collate nocase";

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
    return this.rows<ObjectRow>(text, kinds.indexOf(kind), after, limit).map(readObject);
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
    ).map(readObject);
  }

  /** Live objects of a kind with this mail, in any case. */
  byMail(kind: ObjectKind, mail: string): StoredObject[] {
    const text = `select ${columns} from objects where kind = ? and (doc ->> 'mail') collate nocase = ? and deleted_at is null order by id`;
    return this.rows<ObjectRow>(text, kinds.indexOf(kind), mail).map(readObject);
  }

  deleted(kind: ObjectKind, after: number, limit: number): StoredObject[] {
    const text = `select ${columns} from objects where kind = ? and id > ? and deleted_at is not null order by id limit ?`;
    return this.rows<ObjectRow>(text, kinds.indexOf(kind), after, limit).map(readObject);
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
      if (name) removeLink(this, name, parent, child);
    }
    this.sql("delete from assignments where principal = ? or resource = ?").run(object.id, object.id);
    this.sql("delete from objects where id = ?").run(object.id);
    this.logObject(object.id, object.kind, ["*"]);
  }

  /** The newest number of the change log. */
  sequence(): number {
    return this.row<{ n: number }>("select coalesce(max(seq), 0) as n from object_changes")?.n ?? 0;
  }

  logObject(id: number, kind: ObjectKind, props: readonly string[]): number {
    const { lastInsertRowid } = this.sql(
      "insert into object_changes (object, kind, props) values (?, ?, ?)",
    ).run(id, kinds.indexOf(kind), JSON.stringify(props));
    return Number(lastInsertRowid);
  }
}

function toObject(row: ObjectRow | undefined): StoredObject | undefined {
  return row && readObject(row);
}
