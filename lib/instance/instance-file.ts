import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Database } from "#db/client.ts";
import { sha256 } from "#lib/platform/ids.ts";
import { instanceFileSchema } from "./schema.ts";
import type { InstanceFile, InstancePlace } from "./types.ts";

const MACHINE_ID = "/etc/machine-id";
/** In a container the machine's name is the image's: it says nothing about where the data lies. */
const CONTAINER_MARKS = ["/.dockerenv", "/run/.containerenv"];

/** The folder that holds the database; null for one in memory. */
export function instanceFolder(db: Database): string | null {
  return db.$client.memory ? null : dirname(db.$client.name);
}

/** What the folder says about itself; null when it says nothing that can be read. */
export function readInstanceFile(folder: string): InstanceFile | null {
  const path = join(folder, "instance.json");
  if (!existsSync(path)) return null;
  try {
    return instanceFileSchema.safeParse(JSON.parse(readFileSync(path, "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** Written whole beside its place and then moved there. */
export function writeInstanceFile(folder: string, file: InstanceFile): void {
  const path = join(folder, "instance.json");
  writeFileSync(`${path}.new`, JSON.stringify(file), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/**
 * Where the folder lies. Its mark is made once and never written again, so the time of its making stays on
 * this disk, and whoever copies the folder makes another one.
 */
export function readPlace(folder: string): InstancePlace {
  const mark = join(folder, "instance.mark");
  if (!existsSync(mark)) writeFileSync(mark, randomBytes(8).toString("hex"), { mode: 0o600 });
  const isContained = CONTAINER_MARKS.some((path) => existsSync(path));
  const name = isContained || !existsSync(MACHINE_ID) ? "" : readFileSync(MACHINE_ID, "utf8").trim();
  return { born: Math.round(statSync(mark).birthtimeMs), machine: name === "" ? null : sha256(name) };
}

/** Is it the same place? A machine that has no name says nothing. */
export function isSamePlace(a: InstancePlace, b: InstancePlace): boolean {
  return a.born === b.born && (a.machine === null || b.machine === null || a.machine === b.machine);
}
