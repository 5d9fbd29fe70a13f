import SqliteDatabase from "better-sqlite3";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

export type StoreDatabase = SqliteDatabase.Database;

// Objects of every kind share one table; links are integer pairs. What changes after seeding is logged with a
// rising number, so that a delta round is "everything logged after n".
const schema = `
create table if not exists meta (key text primary key, value text not null) without rowid;
create table if not exists objects (
  id integer primary key autoincrement, object_id text not null unique, kind integer not null,
  doc text not null, alias text, deleted_at integer
);
create index if not exists objects_kind on objects (kind, id) where deleted_at is null;
create index if not exists objects_alias on objects (alias) where alias is not null;
create index if not exists objects_reference on objects (id, object_id, kind, deleted_at);
create index if not exists objects_name on objects (kind, (doc ->> 'displayName') collate nocase, id) where deleted_at is null;
create index if not exists objects_mail on objects (kind, (doc ->> 'mail') collate nocase) where deleted_at is null;
create index if not exists objects_deleted on objects (kind, id) where deleted_at is not null;
create table if not exists purged (id integer primary key, object_id text not null, kind integer not null);
create table if not exists links (kind integer not null, parent integer not null, child integer not null,
  primary key (kind, parent, child)) without rowid;
create index if not exists links_child on links (child, kind);
create table if not exists assignments (
  id text primary key, role_id text not null, principal integer not null, resource integer not null, created_at text not null
);
create unique index if not exists assignments_resource on assignments (resource, principal, role_id);
create index if not exists assignments_principal on assignments (principal);
create table if not exists object_changes (seq integer primary key autoincrement, object integer not null, kind integer not null, props text not null);
create table if not exists link_changes (seq integer primary key, kind integer not null, parent integer not null, child integer not null, is_removed integer not null);
create table if not exists ledger (
  seq integer primary key autoincrement, at integer not null, method text not null, what text not null,
  object_id text not null, details text, app_id text not null, client_request_id text
);
create table if not exists sent_mail (
  seq integer primary key autoincrement, at integer not null, mailbox text not null, mail text not null
);
create table if not exists teams_installs (member text not null, app text not null, primary key (member, app)) without rowid;
create table if not exists teams_conversations (id text primary key, member text not null, bot text not null) without rowid;
create table if not exists teams_messages (
  seq integer primary key autoincrement, at integer not null, member text not null, text text not null
);
create index if not exists ledger_object on ledger (object_id);
create index if not exists link_changes_parent on link_changes (parent, seq);
create index if not exists object_changes_kind on object_changes (kind, seq);
create table if not exists registrations (app_id text primary key, doc text not null) without rowid;
`;

/** Opens (and makes) the practice tenant's file. It is a toy's memory: speed over durability of the last second. */
export function openStoreDatabase(path: string): StoreDatabase {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const db = new SqliteDatabase(path);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.pragma("cache_size = -64000");
  db.pragma("mmap_size = 1073741824");
  db.exec(schema);
  return db;
}
