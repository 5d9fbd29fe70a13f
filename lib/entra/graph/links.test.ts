import { expect, test } from "vitest";
import { createSeenLinks, resolveLink } from "./links.ts";

const GRAPH = "https://graph.microsoft.com";

test("paths and Graph's own links lead to Graph", () => {
  expect(resolveLink(GRAPH, "/users?$top=5")).toBe(`${GRAPH}/v1.0/users?$top=5`);
  expect(resolveLink(GRAPH, `${GRAPH}/v1.0/users?$skiptoken=x`)).toBe(`${GRAPH}/v1.0/users?$skiptoken=x`);
  expect(resolveLink("http://127.0.0.1:3900", "/users")).toBe("http://127.0.0.1:3900/v1.0/users");
});

test.each([
  "https://graph.microsoft.com:x@evil.example/v1.0/users",
  "https://graph.microsoft.com@evil.example/v1.0/users",
  "https://user:pass@graph.microsoft.com/v1.0/users",
  "https://graph.microsoft.com.evil.example/v1.0/users",
  "https://evil.example/https://graph.microsoft.com/v1.0/users",
  "http://graph.microsoft.com/v1.0/users",
  "https://graph.microsoft.com:8443/v1.0/users",
  "https://graph.microsoft.com:0/v1.0/users",
  "https://graph.microsoft.com/beta/users",
  "https://graph.microsoft.com/v1.0/../beta/users",
  "https://graph.microsoft.com/v1.0\\..\\..\\beta",
  "https://graph.microsoft.com/v1.0/%2e%2e/beta",
  "https:\\\\evil.example\\v1.0\\users",
  "//evil.example/v1.0/users",
  "/\\evil.example/v1.0/users",
  "/../beta/users",
  "https://gr\u0430ph.microsoft.com/v1.0/users",
  "https://[::ffff:127.0.0.1]/v1.0/users",
  "https://2130706433/v1.0/users",
  "javascript:alert(1)",
  "file:///etc/passwd",
  "users",
  "",
])("%s is refused (F19)", (link) => {
  expect(() => resolveLink(GRAPH, link)).toThrow("outside Microsoft Graph");
});

test("a chain that comes back to a page it had, or never ends, is stopped (F19)", () => {
  const follow = createSeenLinks(3);
  follow("a");
  follow("b");
  expect(() => follow("a")).toThrow("circle");
  follow("c");
  expect(() => follow("d")).toThrow("circle");
});
