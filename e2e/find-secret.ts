import type { Page } from "@playwright/test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, signInAs } from "./fixtures.ts";
import type { Desk } from "./start-desk.ts";

/** Every file of the desk's data folder as it is now: databases with their WAL and shared memory, keys, the practice tenant. */
export function readDataFiles(desk: Desk): Map<string, Buffer> {
  const files = readdirSync(desk.dataDir, { recursive: true, encoding: "utf8" });
  return new Map(
    files
      .filter((name) => statSync(join(desk.dataDir, name)).isFile())
      .map((name) => [name, readFileSync(join(desk.dataDir, name))]),
  );
}

/** The text as it is, and as other layers might write it. */
const spellings = (secret: string) => [
  Buffer.from(secret),
  Buffer.from(secret, "utf16le"),
  Buffer.from(Buffer.from(secret).toString("base64").replace(/=+$/, "")),
  Buffer.from(Buffer.from(secret).toString("hex")),
  Buffer.from(secret.replaceAll("-", "")),
];

const holds = (data: Buffer, secret: string) => spellings(secret).some((each) => data.includes(each));

/** Names of the files that hold the secret; there should be none. */
export function filesWith(files: ReadonlyMap<string, Buffer>, secret: string): string[] {
  return [...files].flatMap(([name, data]) => (holds(data, secret) ? [name] : []));
}

/**
 * Opens addresses as this persona, each as a page and as the router's data, and names those whose answer holds
 * the secret. An address that does not answer with 200 proves nothing and fails.
 */
export async function addressesWith(
  page: Page,
  desk: Desk,
  persona: string,
  paths: readonly string[],
  secret: string,
): Promise<string[]> {
  await signInAs(page, desk, persona);
  const found: string[] = [];
  const asPage: Record<string, string>[] = [{}, { rsc: "1" }];
  for (const path of paths) {
    for (const headers of path.startsWith("/api/") ? [{}] : asPage) {
      const answer = await page.request.get(`${desk.url}${path}`, { headers });
      expect(answer.status(), `${persona}, ${path}`).toBe(200);
      const body = await answer.body();
      if (holds(body, secret) || JSON.stringify(answer.headers()).includes(secret)) found.push(path);
    }
  }
  return found;
}
