import { statfsSync } from "node:fs";
import { dirname } from "node:path";
import type { Database } from "./client.ts";

/** Below both of these the disk counts as full: an action's result must find room whatever else is written. */
const FLOOR_BYTES = 200 * 1024 * 1024;
const FLOOR_SHARE = 0.05;
/** What a run writes after its intent, with its audit, rarely takes a tenth of this. */
const FLOOR_PAGES = 64;

/** Is there room for what has to be written, in the file and on its disk? */
export function hasRoom(db: Database): boolean {
  return hasPages(db) && hasDisk(db);
}

function hasPages({ $client }: Database): boolean {
  const pages = (name: string) => Number($client.pragma(name, { simple: true }));
  return pages("max_page_count") - pages("page_count") + pages("freelist_count") >= FLOOR_PAGES;
}

function hasDisk({ $client }: Database): boolean {
  if ($client.memory) return true;
  const { bavail, blocks, bsize } = statfsSync(dirname($client.name));
  return bavail * bsize >= Math.min(FLOOR_BYTES, blocks * bsize * FLOOR_SHARE);
}
