import { join } from "node:path";
import { env } from "#lib/platform/env.ts";
import { openDatabase, type Database } from "./client.ts";

// One handle per process; Next reloads modules in development, so it lives on globalThis.
const holder = globalThis as { gatehouseDatabase?: Database };

/** The process's database, opened on first use at GATEHOUSE_DATA_DIR/gatehouse.db. */
export function database(): Database {
  holder.gatehouseDatabase ??= openDatabase(join(env().dataDir, "gatehouse.db"));
  return holder.gatehouseDatabase;
}
