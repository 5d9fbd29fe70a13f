import { expect, test } from "vitest";
import { readBody, requireOwnCaller } from "./machine-request.ts";

const PUBLIC = "https://desk.calder.example";
const call = (headers: Record<string, string>) => () =>
  requireOwnCaller({ headers: new Headers({ host: "desk.calder.example", ...headers }) }, PUBLIC);

test.each([
  ["a program, which sends no Origin", {}],
  ["a page of ours", { origin: PUBLIC, "sec-fetch-site": "same-origin" }],
  ["this machine by its own name", { host: "127.0.0.1:3000" }],
  ["the public name in capitals", { host: "Desk.Calder.Example" }],
])("lets in %s", (_who, headers) => {
  expect(call(headers)).not.toThrow();
});

test.each([
  ["a page of another site", { origin: "https://evil.example" }],
  ["a page without a site", { origin: "null" }],
  ["a look-alike", { origin: "https://desk.calder.example.evil.example" }],
  ["plain http of the same name", { origin: "http://desk.calder.example" }],
  ["a cross-site request that hides its origin", { "sec-fetch-site": "cross-site" }],
  ["a sibling site", { "sec-fetch-site": "same-site" }],
  ["a name that was made to lead here", { host: "rebound.evil.example:3000" }],
  ["another port of the public name", { host: "desk.calder.example:8443" }],
  ["a name and a password before this machine", { host: "evil@localhost" }],
  ["nothing like a host", { host: "localhost/evil" }],
  [
    "the public name in X-Forwarded-Host only",
    { host: "evil.example", "x-forwarded-host": "desk.calder.example" },
  ],
])("refuses %s (T20)", (_who, headers) => {
  expect(call(headers)).toThrow(/by the name of this Gatehouse/);
});

const post = (body: BodyInit) => new Request(PUBLIC, { method: "POST", body });

test("a body is read up to its limit and not further", async () => {
  expect(await readBody(post("Zoë"), 4)).toBe("Zoë");
  await expect(readBody(post("Zoë!"), 4)).rejects.toThrow(/At most/);
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024));
    },
  });
  const request = new Request(PUBLIC, { method: "POST", body: endless, duplex: "half" } as RequestInit);
  await expect(readBody(request, 4096)).rejects.toThrow("At most 4 KB");
  expect(pulled).toBeLessThan(10);
});

test("a body that is no UTF-8 is bad input", async () => {
  await expect(readBody(post(new Uint8Array([0xff, 0xfe])), 10)).rejects.toThrow(/not UTF-8/);
});
