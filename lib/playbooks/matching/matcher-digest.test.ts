import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { MATCHER_DIGEST } from "./constants.ts";

test("the matcher's digest is that of its files: saved conversations run again when it changes", () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).toSorted()) {
    if (name.endsWith(".test.ts")) continue;
    const lines = readFileSync(`${folder}${name}`, "utf8").split("\n");
    hash.update(lines.filter((line) => !line.startsWith("export const MATCHER_DIGEST")).join("\n"));
  }
  expect(MATCHER_DIGEST).toBe(hash.digest("hex").slice(0, 16));
});
