import "server-only";
import type { Database } from "#db/client.ts";
import { CHAINED_COLUMNS } from "./audit-chain.ts";

/** The newest row and the highest number ever given to one; `seq` is 0 while there is none. */
export type ChainHead = { seq: number; hash: string | null; usedSeq: number };

type Cell = string | number | null;

const prepared = new WeakMap<Database["$client"], ReturnType<typeof prepare>>();

/** What every audit row needs, prepared once per connection: by the builder a row costs ten times as much. */
export function chainStatements(db: Database): ReturnType<typeof prepare> {
  const statements = prepared.get(db.$client) ?? prepare(db.$client);
  prepared.set(db.$client, statements);
  return statements;
}

function prepare(client: Database["$client"]) {
  const columns = [...CHAINED_COLUMNS, "prev_hash", "hash"];
  const insert = client.prepare<Cell[]>(
    `INSERT INTO audit_entries (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const head = client.prepare<[], ChainHead>(
    `SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit_entries'), 0) AS usedSeq,
      coalesce((SELECT max(seq) FROM audit_entries), 0) AS seq,
      (SELECT hash FROM audit_entries ORDER BY seq DESC LIMIT 1) AS hash`,
  );
  const keyId = client.prepare<[], { keyId: string }>("SELECT key_id AS keyId FROM audit_chain");
  return {
    /** Of one moment, whoever writes. */
    head: (): ChainHead => head.get() ?? { seq: 0, hash: null, usedSeq: 0 },
    /** Which key the chain is written with; undefined before it begins. */
    keyId: (): string | undefined => keyId.get()?.keyId,
    /** `fields` in the order of CHAINED_COLUMNS, as they were hashed. */
    insert: (fields: readonly Cell[], prevHash: string, hash: string) => {
      insert.run(...fields, prevHash, hash);
    },
  };
}
