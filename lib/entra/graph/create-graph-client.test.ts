import { expect, test } from "vitest";
import { GraphError } from "./errors.ts";
import { failureOf, graphError, json, testClient } from "./testing.ts";

const page = (extra: Record<string, unknown> = {}) => json({ value: [{ id: "a" }], ...extra });
const write = { method: "POST", path: "/groups/g/members/$ref", body: {}, clientRequestId: "c" } as const;
const lost = () => new GraphError({ kind: "unknown-outcome", code: "ECONNRESET", message: "socket hang up" });

test("a read carries our own token, a request id and the priority of the client", async () => {
  const { client, sent } = testClient([page()]);
  await client.getPage("/users?$top=999&$select=id", {
    priority: "low",
    headers: { ConsistencyLevel: "eventual" },
  });
  expect(sent[0]?.url).toBe("https://graph.microsoft.com/v1.0/users?$top=999&$select=id");
  expect(sent[0]?.headers).toMatchObject({
    authorization: "Bearer token-1",
    "x-ms-throttle-priority": "Low",
    ConsistencyLevel: "eventual",
    "client-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("a link is followed to the letter, whatever the SDK would make of its query", async () => {
  const link = "https://graph.microsoft.com/v1.0/users?$skiptoken=a%2Bb&$top=5&x&$select=b&$select=a";
  const { client, sent } = testClient([page()]);
  await client.getPage(link);
  expect(sent[0]?.url).toBe(link);
});

test("reads wait as long as Microsoft asks, and everybody is told once it goes on (F1)", async () => {
  const { client, sent, throttles } = testClient([
    graphError(429, "TooManyRequests", "", { "retry-after": "2.128" }),
    page(),
  ]);
  await client.getPage("/users");
  expect(sent.map((request) => request.at)).toEqual([0, 2_128]);
  expect(throttles).toEqual([2_128, null]);
});

test.each([null, "garbage", "-5", "Mon, 01 Jan 1990 00:00:00 GMT"])(
  "a Retry-After of %s never makes a hot loop (F2)",
  async (header) => {
    const refused = () =>
      graphError(429, "TooManyRequests", "", header === null ? {} : { "retry-after": header });
    const { client, sent } = testClient([refused(), refused(), page()]);
    await client.getPage("/users");
    expect(sent.map((request) => request.at)).toEqual([0, 1_000, 2_000]);
  },
);

test("a wait longer than the whole call may last ends it, and later calls don't ask before (F2)", async () => {
  const { client, sent } = testClient([graphError(429, "TooManyRequests", "", { "retry-after": "86400" })]);
  expect(await failureOf(client.getPage("/users"))).toMatchObject({
    kind: "throttled",
    retryAfterMs: 900_000,
  });
  expect(await failureOf(client.getPage("/users"))).toMatchObject({ kind: "throttled" });
  expect(await failureOf(client.write(write))).toMatchObject({ kind: "throttled" });
  expect(sent).toHaveLength(1);
});

test.each([
  ["an HTML page", { headers: new Map([["content-type", "text/html"]]), text: "<html>" }],
  ["an empty body", { text: "" }],
  ["a 204", { status: 204, headers: new Map(), text: "" }],
  ["another content type", { headers: new Map([["content-type", "text/plain"]]), text: '{"value":[]}' }],
  ["a cut body", { text: '{"value":[{"id":"a"' }],
  ["no list", json({ value: {} })],
  ["nothing but a context", json({ "@odata.context": "x" })],
  ["both links", page({ "@odata.nextLink": "https://x", "@odata.deltaLink": "https://y" })],
])("%s with a good status is read again, never believed to be empty (F7)", async (_name, answer) => {
  const { client, sent } = testClient([answer, page()]);
  expect((await client.getPage("/users")).value).toEqual([{ id: "a" }]);
  expect(sent).toHaveLength(2);
});

test("a delta page needs exactly one link; an empty page with a next link is fine and costs no units", async () => {
  const next = "https://graph.microsoft.com/v1.0/users/delta?$skiptoken=x";
  const { client } = testClient([json({ value: [] }), json({ value: [], "@odata.nextLink": next })]);
  const first = await client.getPage("/users/delta", { isDelta: true });
  expect(first).toMatchObject({ value: [], nextLink: next, deltaLink: undefined });
  expect(client.usage).toEqual({ requests: 2, units: 0 });
});

test("a page of a million levels or with a key twice is read or refused, and hurts nothing (F9)", async () => {
  const levels = `${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}`;
  const twice = { text: `{"value":[{"id":"x"}],"value":[{"id":"a","deep":${levels}}]}` };
  const { client } = testClient([twice]);
  expect((await client.getPage("/users")).value).toMatchObject([{ id: "a" }]);
});

test("reads give up after eight tries (F4)", async () => {
  const { client, sent } = testClient(
    Array.from({ length: 9 }, () => graphError(503, "serviceNotAvailable")),
  );
  expect(await failureOf(client.getPage("/users"))).toMatchObject({ kind: "unavailable", status: 503 });
  expect(sent).toHaveLength(8);
});

test("a reset connection is tried again for a read (F6)", async () => {
  const { client } = testClient([lost(), page()]);
  expect((await client.getPage("/users")).value).toHaveLength(1);
});

test("a stopped caller is not kept waiting", async () => {
  const stop = new AbortController();
  const { client } = testClient([new DOMException("stopped", "AbortError")]);
  stop.abort();
  await expect(client.getPage("/users", { signal: stop.signal })).rejects.toThrow("stopped");
});

test("a 401 is asked once more with a fresh token, then it is the connection's problem (F10, F11)", async () => {
  const expired = () =>
    graphError(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
  const good = testClient([expired(), page()]);
  await good.client.getPage("/users");
  expect(good.tokensAsked).toEqual([false, true]);
  const bad = testClient([expired(), expired()]);
  expect(await failureOf(bad.client.getPage("/users"))).toMatchObject({ kind: "needs-reauthorization" });
});

test("an app that the tenant no longer knows needs reauthorization, without asking for another token (F11)", async () => {
  const { client, tokensAsked } = testClient([graphError(401, "Authorization_IdentityNotFound")]);
  expect(await failureOf(client.getPage("/users"))).toMatchObject({ kind: "needs-reauthorization" });
  expect(tokensAsked).toEqual([false]);
});

test("a write is sent once, and what came back unclear is an unknown outcome (F5)", async () => {
  const unclear = [
    graphError(503, "serviceNotAvailable"),
    graphError(504, "timeout"),
    graphError(500, "x"),
    lost(),
    { text: '{"value": tr' },
    { status: 404, headers: new Map(), text: "<html>proxy</html>" },
    { status: 302, text: "" },
  ];
  for (const answer of unclear) {
    const { client, sent } = testClient([answer]);
    expect(await failureOf(client.write(write))).toMatchObject({ kind: "unknown-outcome" });
    expect(sent).toHaveLength(1);
  }
});

test("a write that surely never left is unavailable, and a throttled one throttled", async () => {
  const refused = new GraphError({ kind: "unavailable", code: "ECONNREFUSED", message: "" });
  expect(await failureOf(testClient([refused]).client.write(write))).toMatchObject({ kind: "unavailable" });
  const throttled = graphError(429, "TooManyRequests", "", { "retry-after": "3" });
  expect(await failureOf(testClient([throttled]).client.write(write))).toMatchObject({
    kind: "throttled",
    retryAfterMs: 3_000,
  });
});

test("a write's 204 has no body, a 200 has one", async () => {
  const { client, sent } = testClient([
    { status: 204, text: "", headers: new Map([["request-id", "r"]]) },
    json({ value: true }),
  ]);
  expect(await client.write(write)).toEqual({ status: 204, body: undefined, requestId: "r" });
  expect(await client.write(write)).toMatchObject({ status: 200, body: { value: true } });
  expect(sent[0]).toMatchObject({ method: "POST", body: "{}" });
  expect(sent[0]?.headers["client-request-id"]).toBe("c");
});

test("a batch is answered by part ids and only failed parts are asked again (F28)", async () => {
  const part = (id: string, status: number, body: unknown, headers = {}) => ({ id, status, body, headers });
  const list = (name: string) => ({ value: [{ id: name }] });
  const { client, sent, throttles } = testClient([
    json({
      responses: [
        part("2", 429, { error: { code: "TooManyRequests", message: "" } }, { "Retry-After": "4" }),
        part("1", 404, { error: { code: "Request_ResourceNotFound", message: "" } }),
        part("0", 200, list("zero"), { "x-ms-resource-unit": "3" }),
        part("3", 200, "not an object"),
      ],
    }),
    json({ responses: [part("3", 200, list("three")), part("2", 200, list("two"))] }),
  ]);
  const parts = await client.getBatch([
    "/groups/0/members",
    "/groups/1/members",
    "/groups/2/members",
    "/groups/3/members",
  ]);
  expect(parts.map((answer) => (answer.status === "page" ? answer.page.value[0]?.id : "failed"))).toEqual([
    "zero",
    "failed",
    "two",
    "three",
  ]);
  expect(parts[1]).toMatchObject({ error: { kind: "not-found" } });
  expect(JSON.parse(sent[1]?.body ?? "")).toEqual({
    requests: [
      { id: "2", method: "GET", url: "/groups/2/members" },
      { id: "3", method: "GET", url: "/groups/3/members" },
    ],
  });
  expect(throttles).toEqual([4_000, null]);
  expect(client.usage).toEqual({ requests: 2, units: 6 });
});

test("a batch whose part never comes back says so in that part alone (F28)", async () => {
  const answer = () => json({ responses: [{ id: "0", status: 200, body: { value: [] }, headers: {} }] });
  const { client } = testClient(Array.from({ length: 8 }, answer));
  const parts = await client.getBatch(["/users", "/groups"]);
  expect(parts[0]).toMatchObject({ status: "page" });
  expect(parts[1]).toMatchObject({ status: "failed", error: { kind: "unavailable" } });
});
