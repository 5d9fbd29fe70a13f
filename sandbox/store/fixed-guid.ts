import { createHash } from "node:crypto";

/** The same id for the same text in every tenant, shaped like a GUID of version 4. */
export function fixedGuid(text: string): string {
  return createHash("sha256")
    .update(text)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
}
