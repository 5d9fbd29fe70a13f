import "server-only";
import { count } from "drizzle-orm";
import { inTransaction, type Database } from "#db/client.ts";
import { members } from "#db/schema/index.ts";
import { writeSetting } from "#lib/entra/protection/data.ts";
import type { Context } from "#lib/platform/context.ts";
import { newId } from "#lib/platform/ids.ts";
import { INSTANCE_KEY } from "./constants.ts";
import { findBackupAt, findInstanceHold, findInstanceId, lastSeq } from "./data.ts";
import { holdInstance } from "./hold-instance.ts";
import {
  instanceFolder,
  isSamePlace,
  readInstanceFile,
  readPlace,
  writeInstanceFile,
} from "./instance-file.ts";
import type { HoldReason, InstanceFile, InstanceHold } from "./types.ts";

/**
 * Call at every start, before anything acts. A data folder that lies elsewhere than it did, or whose
 * database is older than it was, is held: another one may be at work with the same tenant, and what this
 * one believes to be undone may have been done. @returns the hold, or null.
 */
export function checkInstance(ctx: Context): InstanceHold | null {
  const folder = instanceFolder(ctx.db);
  const held = findInstanceHold(ctx.db);
  if (folder === null || held !== null) return held;
  const file = readInstanceFile(folder);
  const id = findInstanceId(ctx.db);
  const seq = lastSeq(ctx.db);
  const reason = reasonToHold(ctx.db, folder, { file, id, seq });
  if (reason === null) {
    adopt(ctx, folder, id ?? file?.id ?? newId());
    return null;
  }
  return holdInstance(ctx, reason, { missingEntries: Math.max(0, (file?.seq ?? 0) - seq) });
}

/** Notes how far the database has come, beside it. Call it now and then: an older one is known by it. */
export function noteProgress({ db }: Context): void {
  const folder = instanceFolder(db);
  const file = folder === null ? null : readInstanceFile(folder);
  if (folder === null || file === null || file.id !== findInstanceId(db)) return;
  const seq = lastSeq(db);
  if (seq > file.seq) writeInstanceFile(folder, { ...file, seq });
}

type Found = { file: InstanceFile | null; id: string | null; seq: number };

function reasonToHold(db: Database, folder: string, { file, id, seq }: Found): HoldReason | null {
  if (findBackupAt(db) !== null) return "restored";
  const isFresh = (db.select({ n: count() }).from(members).get()?.n ?? 0) === 0;
  // Nobody has ever used this database: there is nothing that could be done twice.
  if (isFresh) return null;
  if (file === null) return id === null ? null : "copied";
  if ((id !== null && file.id !== id) || !isSamePlace(file.place, readPlace(folder))) return "copied";
  return seq < file.seq ? "rolled-back" : null;
}

function adopt(ctx: Context, folder: string, id: string): void {
  if (findInstanceId(ctx.db) !== id)
    inTransaction(ctx.db, () => writeSetting(ctx.db, ctx.clock.now(), INSTANCE_KEY, { id }));
  writeInstanceFile(folder, { id, place: readPlace(folder), seq: lastSeq(ctx.db) });
}
