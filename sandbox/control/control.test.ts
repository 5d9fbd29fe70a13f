import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startPractice, type Practice } from "../login/testing.ts";

let practice: Practice;
beforeAll(async () => {
  practice = await startPractice();
  await practice.control("POST", "consent", {
    grant: ["User.ReadWrite.All", "Directory.Read.All", "GroupMember.ReadWrite.All"],
  });
});
afterAll(() => practice.stop());
afterEach(async () => {
  await practice.control("DELETE", "faults");
  await practice.control("DELETE", "token");
});

const control = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
  const answer = await practice.control(method, path, body);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  // The doors' own shapes; the assertions check them.
  return JSON.parse(answer.text) as Body;
};

async function authorization(): Promise<Record<string, string>> {
  // The token endpoint's shape, tested beside it.
  const { access_token: token } = (await (await practice.token(practice.appOnly)).json()) as {
    access_token: string;
  };
  return { authorization: `Bearer ${token}`, "content-type": "application/json" };
}

type Counts = Record<string, number>;

describe("the control door", () => {
  it("needs its token", async () => {
    expect((await practice.get("/practice/control/state")).status).toBe(401);
    expect((await practice.get("/practice/control/state", { "x-practice-token": "guess" })).status).toBe(401);
    expect((await practice.control("GET", "nonsense")).status).toBe(404);
    expect((await practice.control("POST", "consent", { grant: "everything" })).status).toBe(400);
  });

  it("counts what Graph lists, and lists what it counts", async () => {
    const state = await control<Counts>("GET", "state");
    const headers = { ...(await authorization()), consistencylevel: "eventual" };
    const users = await (await practice.get("/v1.0/users/$count", headers)).text();
    expect(Number(users)).toBe(state.users);
    for (const list of [
      "users",
      "groups",
      "memberships",
      "ownerships",
      "apps",
      "assignments",
      "administrativeUnits",
      "deletedUsers",
    ]) {
      const { text } = await practice.control("GET", `truth/${list}`);
      expect([list, text.split("\n").length - 1]).toEqual([list, state[list]]);
    }
    expect((await practice.control("GET", "truth/nonsense")).status).toBe(404);
  });

  it("tells everything about one account", async () => {
    const user = await control<Record<string, unknown>>("GET", "user/ikram.benali@calder.example");
    expect(user).toMatchObject({
      displayName: "Ikram Benali",
      accountEnabled: true,
      deletedAt: null,
      memberOf: expect.any(Array),
    });
    expect((await practice.control("GET", "user/nobody@calder.example")).status).toBe(404);
  });

  it("logs requests with their parts and counts them whatever was forgotten", async () => {
    const headers = await authorization();
    await control("DELETE", "requests");
    await practice.get("/v1.0/users?$top=1", {
      ...headers,
      "client-request-id": "call-1",
      "x-ms-throttle-priority": "high",
    });
    const requests = [
      { id: "1", method: "GET", url: "/users?$top=1" },
      { id: "2", method: "POST", url: "/users/none/revokeSignInSessions" },
    ];
    await fetch(`${practice.base}/v1.0/$batch`, {
      method: "POST",
      headers,
      body: JSON.stringify({ requests }),
    });
    await practice.token(practice.appOnly);
    const log = await control<{
      counters: Counts;
      requests: Array<Record<string, unknown> & { id: number }>;
    }>("GET", "requests");
    expect(log.counters).toMatchObject({ requests: 3, graphRequests: 2, batchParts: 2, writes: 1 });
    expect(log.requests[0]).toMatchObject({
      method: "GET",
      path: "/v1.0/users?$top=1",
      status: 200,
      clientRequestId: "call-1",
      priority: "high",
    });
    expect(log.requests[1]?.parts).toEqual([
      { method: "GET", path: "/users?$top=1" },
      { method: "POST", path: "/users/none/revokeSignInSessions" },
    ]);
    const later = await control<{ requests: unknown[] }>("GET", `requests?since=${log.requests[1]?.id}`);
    expect(later.requests).toHaveLength(1);
  });

  it("changes consent, secret and token rules", async () => {
    const { granted } = await control<{ granted: string[] }>("POST", "consent", {
      revoke: ["Directory.Read.All"],
    });
    expect(granted).toEqual(["GroupMember.ReadWrite.All", "User.ReadWrite.All"]);
    await control("POST", "consent", { enabled: false });
    expect((await practice.token(practice.appOnly)).status).toBe(400);
    await control("POST", "consent", { enabled: true });
    await control("POST", "secret", { expired: true });
    expect(await (await practice.token(practice.appOnly)).text()).toContain("7000222");
    await control("POST", "secret", { value: "another" });
    expect(await (await practice.token(practice.appOnly)).text()).toContain("7000215");
    await control("POST", "secret", { value: practice.appOnly.client_secret });
    await control("POST", "token", { isBlockedByConditionalAccess: true });
    expect(await (await practice.token(practice.appOnly)).text()).toContain("53003");
    await control("POST", "token", { isBlockedByConditionalAccess: false, lifetimeSeconds: 60 });
    expect(await (await practice.token(practice.appOnly)).json()).toMatchObject({ expires_in: 59 });
    await control("POST", "consent", { grant: ["Directory.Read.All"] });
  });

  it("takes several secrets at once, each with its own end", async () => {
    const status = async (secret: string) =>
      (await practice.token({ ...practice.appOnly, client_secret: secret })).status;
    const soon = new Date(Date.now() + 60_000).toISOString();
    await control("POST", "secret", {
      values: [
        { value: "old", expiresAt: soon },
        { value: "new" },
        { value: "gone", expiresAt: "2020-01-01T00:00:00+02:00" },
      ],
    });
    expect([await status("old"), await status("new"), await status("gone")]).toEqual([200, 200, 401]);
    practice.clock.offsetMs = 120_000;
    expect([await status("old"), await status("new")]).toEqual([401, 200]);
    practice.clock.offsetMs = 0;
    for (const values of [
      [],
      [{ value: "one", expiresAt: "tomorrow" }],
      Array.from({ length: 6 }, () => ({ value: "one" })),
    ])
      expect((await practice.control("POST", "secret", { values })).status).toBe(400);
    await control("POST", "secret", { value: practice.appOnly.client_secret });
  });

  it("plays changes, the same ones for the same seed, and starts again on reset", async () => {
    const before = await control<Counts>("GET", "state");
    const order = { seed: 3, users: 10, memberships: 10, joiners: 3, groups: 2 };
    const first = await control<{ changed: Counts; state: Counts }>("POST", "change", order);
    expect(first.changed.joiners).toBe(3);
    expect(first.state.users).toBe((before.users ?? 0) + 3);
    expect(await control<Counts>("POST", "reset")).toMatchObject({
      users: before.users,
      memberships: before.memberships,
    });
    const again = await control<{ changed: Counts }>("POST", "change", order);
    expect(again.changed).toEqual(first.changed);
    await control("POST", "reset");
    await control("POST", "consent", {
      grant: ["User.ReadWrite.All", "Directory.Read.All", "GroupMember.ReadWrite.All"],
    });
    expect((await practice.get("/v1.0/users?$top=1", await authorization())).status).toBe(200);
  });

  it("ends delta tokens on demand", async () => {
    const headers = await authorization();
    let link = `${practice.base}/v1.0/users/delta?$select=id`;
    for (let page = 0; page < 50 && !link.includes("deltatoken"); page += 1) {
      // Graph's delta page; the loop ends on its link.
      const body = (await (await fetch(link, { headers })).json()) as Record<string, string>;
      link = body["@odata.nextLink"] ?? body["@odata.deltaLink"] ?? "";
    }
    expect((await fetch(link, { headers })).status).toBe(200);
    await control("POST", "delta", { expireTokens: true });
    expect((await fetch(link, { headers })).status).toBe(410);
  });
});

describe("the public doors", () => {
  it("names the personas with their roles", async () => {
    expect(await (await practice.get("/practice/personas")).json()).toMatchObject({
      tenant: { displayName: "Calder Optics", domain: "calder.example" },
      personas: [
        { key: "admin", displayName: "Noor Haidari", directoryRoles: ["Global Administrator"] },
        { key: "agent", displayName: "Kwame Mensah", directoryRoles: [] },
        { key: "manager", displayName: "Hannah Lindqvist" },
        { key: "employee", displayName: "Ikram Benali" },
        { key: "not-an-admin", displayName: "Ibrahim Sesay", directoryRoles: ["User Administrator"] },
      ],
    });
  });

  it("has training switches that only its own page may press", async () => {
    const press = (name: string, headers: Record<string, string> = { origin: practice.base }) =>
      practice.post("/practice/switch", { switch: name }, headers);
    expect((await press("throttle-on", { origin: "https://evil.example" })).status).toBe(403);
    expect((await press("throttle-on", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await press("nonsense")).status).toBe(400);
    expect((await press("throttle-on")).headers.get("location")).toBe("/?done=throttle-on");
    expect(practice.context.faults.list()).toHaveLength(1);
    await press("throttle-off");
    expect(practice.context.faults.list()).toHaveLength(0);
    expect(await (await practice.get("/?done=throttle-off")).text()).toContain(
      "Calls are answered at once again.",
    );
  });
});
