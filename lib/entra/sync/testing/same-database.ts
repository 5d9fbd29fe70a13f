import type { Database } from "#db/client.ts";
import { testDatabase } from "#db/testing.ts";

let kept: Database | undefined;

/**
 * Lends the one database of this process, empty, and undoes afterwards whatever was written. Thousands
 * of databases would spend a third of the time on preparing the same statements; here they are kept.
 */
export async function withSameDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  kept ??= keepStatements(testDatabase());
  // Transactions within become savepoints: as atomic as on their own.
  kept.$client.exec("BEGIN");
  try {
    return await work(kept);
  } finally {
    kept.$client.exec("ROLLBACK");
  }
}

function keepStatements(db: Database): Database {
  const { $client } = db;
  const prepare = $client.prepare.bind($client);
  const statements = new Map<string, ReturnType<typeof prepare>>();
  const prepareOnce = (sql: string) => {
    const known = statements.get(sql);
    // Another caller may want its rows in another form.
    if (known !== undefined && !known.busy) return known.reader ? known.pluck(false).raw(false) : known;
    const statement = prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return Object.assign(db, { $client: Object.assign($client, { prepare: prepareOnce }) });
}
