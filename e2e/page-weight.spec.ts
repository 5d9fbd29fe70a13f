import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What the build says of a route: the files its first view loads. */
type Route = { route: string; firstLoadChunkPaths: string[] };

const SENTENCE = "/_not-found";
/** The page of one sentence, bytes gzipped; nearly all of it is Next and React. */
const MOST_BYTES = 160_000;
/** Scripts of a page against those of the page of one sentence: what was reached in November 2026 and 5 % (P16). */
const MOST: Readonly<Record<string, number>> = {
  "/people": 1.2,
  "/people/[objectId]": 1.26,
  "/groups": 1.18,
  "/apps": 1.18,
  "/requests": 1.3,
  "/requests/[number]": 1.58,
  "/portal": 1.14,
};

test("pages load no more code than they did", () => {
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  // The file is Next's own and fixed by its version, as package.json names it.
  const routes = JSON.parse(readFileSync(`${folder}/diagnostics/route-bundle-stats.json`, "utf8")) as Route[];
  const weightOf = (name: string): number => {
    const files = routes.find(({ route }) => route === name)?.firstLoadChunkPaths ?? [];
    expect(files.length, `the build knows ${name}`).toBeGreaterThan(0);
    return files
      .filter((file) => file.endsWith(".js"))
      .reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  };
  const sentence = weightOf(SENTENCE);
  expect(sentence, "a page of one sentence, bytes gzipped").toBeLessThan(MOST_BYTES);
  for (const [route, most] of Object.entries(MOST))
    expect(weightOf(route) / sentence, `${route} against a page of one sentence`).toBeLessThan(most);
});
