import type { Database } from "#db/client.ts";
import type { ObjectKind } from "../map/map-link.ts";

/** Prepared statements over `objects`, which hands out one integer per directory object. */
export function openObjects(client: Database["$client"]) {
  const see = client.prepare(
    `INSERT INTO objects (object_id, kind) VALUES (?, ?)
     ON CONFLICT (object_id) DO UPDATE SET kind = excluded.kind WHERE kind <> excluded.kind`,
  );
  const add = client.prepare(`INSERT INTO objects (object_id, kind) VALUES (?, ?) ON CONFLICT DO NOTHING`);
  const find = client.prepare<[string], number>(`SELECT id FROM objects WHERE object_id = ?`).pluck();
  return {
    /** The object itself was read: its kind is certain. */
    see: (objectId: string, kind: ObjectKind): void => void see.run(objectId, kind),
    /** It was named by a link. */
    add: (objectId: string, kind: ObjectKind): void => void add.run(objectId, kind),
    /** Its integer, handed out on first sight. */
    rowId(objectId: string, kind: ObjectKind): number {
      return find.get(objectId) ?? Number(add.run(objectId, kind).lastInsertRowid);
    },
  };
}
