import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { turnAway } from "./turn-away.ts";

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const server = createServer(turnAway).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
}

test.each([
  ["a page", "/requests", { headers: { accept: "text/html,*/*" } }, "text/html; charset=utf-8"],
  ["a program", "/api/people?q=a", {}, "application/json; charset=utf-8"],
  ["an action", "/requests/7", { method: "POST", body: "[]" }, "text/plain; charset=utf-8"],
])("%s is told in its own words when to come back", async (_who, path, init, type) => {
  const answer = await ask(path, init);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("3");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-type")).toBe(type);
  expect(await answer.text()).toContain("Nothing was changed.");
});

test("the page comes back by itself, and runs nothing", async () => {
  const answer = await ask("/", { headers: { accept: "text/html" } });
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await answer.text()).toContain('http-equiv="refresh"');
});
