import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = readFileSync(join(root, "docs", "reliability.md"), "utf8");
const files = globSync("{app,bench,components,db,e2e,lib,sandbox,scripts,web,worker}/**/*.{ts,tsx}", {
  cwd: root,
});

/** Is there such a file, by the end of its path? A star stands for any name. */
function isThere(named: string): boolean {
  const pattern = named.replaceAll(".", "\\.").replaceAll("*", "[\\w-]+");
  return files.some((file) => new RegExp(`(^|/)${pattern}$`).test(file));
}

test("every file that the table of proofs names is there", () => {
  const named = [...text.matchAll(/`([\w/.*-]+\.(?:tsx?))`/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

test("every threat, fault and invariant has its row", () => {
  const rows = [...text.matchAll(/^\| ([TFI])(\d+)(?:–[TFI]?(\d+))? \|/gm)];
  for (const [kind, last] of [
    ["T", 50],
    ["F", 56],
    ["I", 16],
  ] as const) {
    const found = rows.flatMap(([, letter, from, to]) =>
      letter === kind
        ? Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, at) => Number(from) + at)
        : [],
    );
    expect(found).toEqual(Array.from({ length: last }, (_, at) => at + 1));
  }
});
