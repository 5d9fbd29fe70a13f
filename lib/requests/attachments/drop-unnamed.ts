import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { attachments } from "#db/schema/index.ts";
import { dropFile } from "./attachment-files.ts";

/** Removes the bytes with this hash when no file has them any more and nobody has kept them since `before`. */
export function dropUnnamed(db: Database, sha256: string, before: number): void {
  const isNamed = db.select().from(attachments).where(eq(attachments.sha256, sha256)).get() !== undefined;
  if (!isNamed) dropFile(sha256, before);
}
