import { kinds, type Doc, type StoredObject } from "./types.ts";

export type ObjectRow = {
  id: number;
  object_id: string;
  kind: number;
  doc: string;
  deleted_at: number | null;
};

export const columns = "id, object_id, kind, doc, deleted_at";
/** The same where `links`, which has a `kind` too, stands beside. */
export const ofObject = columns.replace(/\w+/g, "o.$&");

/** An object as the store keeps it. */
export function readObject(row: ObjectRow): StoredObject {
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
