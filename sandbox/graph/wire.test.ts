import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultClientId } from "../store/constants.ts";
import { startConsented, type Practice } from "../login/testing.ts";

let practice: Practice;
let headers: Record<string, string>;

beforeAll(async () => {
  ({ practice, headers } = await startConsented([
    "User.ReadWrite.All",
    "Directory.Read.All",
    "GroupMember.ReadWrite.All",
  ]));
});
afterAll(() => practice.stop());

type Part = {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: { value?: unknown; error?: { code: string; innerError: Record<string, string> } };
};

async function batch(
  requests: unknown,
  own: Record<string, string> = {},
): Promise<{ status: number; parts: Part[]; requestId: string | null }> {
  const answer = await fetch(`${practice.base}/v1.0/$batch`, {
    method: "POST",
    headers: { ...headers, ...own },
    body: JSON.stringify({ requests }),
  });
  const body = (await answer.json()) as { responses?: Part[] };
  return { status: answer.status, parts: body.responses ?? [], requestId: answer.headers.get("request-id") };
}

test("a good answer carries Graph's headers", async () => {
  const answer = await practice.get("/v1.0/users?$top=1", { ...headers, "client-request-id": "mine" });
  expect(answer.headers.get("content-type")).toBe(
    "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
  );
  expect(answer.headers.get("odata-version")).toBe("4.0");
  expect(answer.headers.get("x-ms-resource-unit")).toBe("2");
  expect(answer.headers.get("client-request-id")).toBe("mine");
  expect(answer.headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("an error is plain JSON with innerError; its date has no zone", async () => {
  const answer = await practice.get("/v1.0/users/nobody", headers);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("odata-version")]).toEqual([
    404,
    "application/json",
    null,
  ]);
  const { error } = (await answer.json()) as { error: { innerError: Record<string, string> } };
  expect(error.innerError.date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  expect(error.innerError["request-id"]).toBe(answer.headers.get("request-id"));
  expect(error.innerError["client-request-id"]).toBe(answer.headers.get("request-id"));
});

test("204 has no body and no content type", async () => {
  const answer = await fetch(`${practice.base}/v1.0/users/ikram.benali@calder.example`, {
    method: "PATCH",
    headers,
    body: JSON.stringify({ jobTitle: "Designer" }),
  });
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([204, null, ""]);
});

test("the ledger of effects can be read at the control door", async () => {
  const { effects } = JSON.parse((await practice.control("GET", "effects")).text) as {
    effects: Record<string, unknown>[];
  };
  expect(effects.at(-1)).toMatchObject({ method: "PATCH", what: "update user", appId: defaultClientId });
  const { seq } = effects.at(-1) ?? {};
  expect((await practice.control("GET", `effects?since=${seq}`)).text).toBe('{"effects":[]}');
});

test("no token, no answer: 401 with the challenge; a missing permission is 403", async () => {
  const answer = await practice.get("/v1.0/users");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm="", authorization_uri=/);
  const group = await fetch(`${practice.base}/v1.0/groups`, { method: "POST", headers, body: "{}" });
  expect([group.status, ((await group.json()) as { error: { code: string } }).error.code]).toEqual([
    403,
    "Authorization_RequestDenied",
  ]);
});

test("a body that is no JSON and a path that is no path are 400", async () => {
  const broken = await fetch(`${practice.base}/v1.0/users/ikram.benali@calder.example`, {
    method: "PATCH",
    headers,
    body: "{",
  });
  expect(broken.status).toBe(400);
  expect((await practice.get("/v1.0/users/%E0%A4%A", headers)).status).toBe(400);
});

test("$count answers text", async () => {
  const answer = await practice.get("/v1.0/users/$count", { ...headers, consistencylevel: "eventual" });
  expect([answer.headers.get("content-type"), Number(await answer.text())]).toEqual(["text/plain", 80]);
});

test("a batch answers each part by itself, in another order, with text ids", async () => {
  const { status, parts, requestId } = await batch([
    { id: 1, method: "GET", url: "/users?$top=2&$select=id" },
    { id: "2", method: "GET", url: "/users/nobody" },
    {
      id: "3",
      method: "PATCH",
      url: "users/ikram.benali@calder.example",
      headers: { "Content-Type": "application/json" },
      body: { jobTitle: "Packaging Designer" },
    },
  ]);
  expect(status).toBe(200);
  expect(parts.map((part) => part.id)).not.toEqual(["1", "2", "3"]);
  const byId = new Map(parts.map((part) => [part.id, part]));
  expect([byId.get("1")?.status, byId.get("2")?.status, byId.get("3")?.status]).toEqual([200, 404, 204]);
  expect(byId.get("1")?.headers["x-ms-resource-unit"]).toBe("2");
  expect(byId.get("2")?.body?.error?.innerError["request-id"]).toBe(requestId);
});

test("a part does not inherit the envelope's ConsistencyLevel", async () => {
  const url = "/users?$filter=userType ne 'Guest'&$count=true";
  const { parts } = await batch(
    [
      { id: "1", method: "GET", url },
      { id: "2", method: "GET", url, headers: { ConsistencyLevel: "eventual" } },
    ],
    { consistencylevel: "eventual" },
  );
  expect(parts.map((part) => [part.id, part.status]).toSorted()).toEqual([
    ["1", 400],
    ["2", 200],
  ]);
});

test("what depends on a failed part is 424", async () => {
  const { parts } = await batch([
    { id: "a", method: "GET", url: "/users/nobody" },
    { id: "b", method: "GET", url: "/users?$top=1", dependsOn: ["a"] },
  ]);
  expect(parts.find((part) => part.id === "b")?.status).toBe(424);
});

test.each([
  [
    "more than 20 parts",
    Array.from({ length: 21 }, (_, id) => ({ id: String(id), method: "GET", url: "/users?$top=1" })),
  ],
  [
    "two parts of one id",
    [
      { id: "1", method: "GET", url: "/users" },
      { id: "1", method: "GET", url: "/users" },
    ],
  ],
  ["a body without its content type", [{ id: "1", method: "PATCH", url: "/users/x", body: {} }]],
  ["no parts", []],
])("a batch with %s is refused whole", async (_name, requests) => {
  expect((await batch(requests)).status).toBe(400);
});
